import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../site/build.ts';

it('otherFaults() keeps an error that is waited for a moment late, and Node says nothing of it', () => {
  const code = `
    import { otherFaults } from ${JSON.stringify(join(root, 'scripts', 'otherFaults.ts'))};
    const others = otherFaults();
    const late = Promise.reject(new Error('раз'));
    setTimeout(async () => {
      await late.catch(() => undefined);
      console.log((await others.all()).map(({ message }) => message).join());
    }, 5);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect(stdout).toBe('раз\n');
  expect(stderr).toBe('');
});

it('otherFaults() waits for what was thrown in this very step, and makes an error of what is none', () => {
  const code = `
    import { otherFaults } from ${JSON.stringify(join(root, 'scripts', 'otherFaults.ts'))};
    const others = otherFaults();
    Promise.reject('раз');
    Promise.reject(new Error('два'));
    console.log((await others.all()).map(({ message }) => message).join());`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['раз,два\n', '']);
});
