// Says in one sentence that Node is too old, before a TypeScript file fails with a page of stack trace.
// Plain JavaScript that any Node from 12 can read: it must run where the rest cannot.
const needed = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `Node ${process.versions.node} слишком старый: нужен ${needed.join('.')} или новее. ` +
      'Обычно его ставит пакет «node» при npm ci; здесь его сценарий установки был запрещён. ' +
      'Разрешите его (npm ci без --ignore-scripts) или установите новый Node сами.',
  );
  process.exit(1);
}
