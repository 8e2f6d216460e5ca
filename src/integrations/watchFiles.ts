import { dirname, join, resolve, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import { dataFile } from '../dataset/index.ts';
import { nextEdition } from '../edition.ts';
import { tellAnew } from './terminal.ts';

/** What is read of src/content, or refused by its name: «nova.yaml», «nova.yam.txt», «cities.md»; of a chapter in its place Vite knows. */
const READ = /\.(?:y[aml]{2,4}|m[dx]{1,3})(?:\.txt)?$/i;

/** What dev makes anew when a file comes, goes or is saved: all results after the data and YAML, the chapters after a picture. */
export function watchFiles(server: ViteDevServer): void {
  const data = resolve(process.env['REPORT_DATA'] || dataFile);
  const src = resolve('src');
  const content = resolve(process.env['REPORT_CONTENT'] || 'src/content');
  const accepted = resolve(process.env['REPORT_ACCEPTED'] || 'data/accepted.yaml');
  const pictures = resolve('public');
  const isChapter = (file: string) => dirname(file) === join(content, 'chapters') && file.endsWith('.mdx');
  const isRead = (file: string) => file.startsWith(content + sep) && READ.test(file) && !isChapter(file);
  const show = () => server.ws.send({ type: 'full-reload' });
  const makeAnew = () => {
    nextEdition();
    show();
  };

  server.watcher.add([data, content, accepted]);
  for (const event of ['change', 'add', 'unlink'] as const)
    server.watcher.on(event, (file) => {
      if ([src, content].some((room) => file.startsWith(room)) || file === data || file === accepted) tellAnew();
      if (file === data || file === accepted || isRead(file)) makeAnew();
    });
  // «hypothesis/» beside «hypotheses/» is refused.
  for (const event of ['addDir', 'unlinkDir'] as const)
    server.watcher.on(event, (folder) => {
      if (dirname(folder) === content) makeAnew();
    });
  for (const event of ['add', 'unlink'] as const)
    server.watcher.on(event, (file) => {
      if (!file.startsWith(pictures + sep)) return;
      tellAnew();
      // Whether a picture is there is asked while a chapter is read.
      for (const { moduleGraph } of Object.values(server.environments))
        for (const [id, known] of moduleGraph.idToModuleMap)
          if (isChapter(id.replace(/\?.*$/, ''))) moduleGraph.invalidateModule(known);
      show();
    });
}
