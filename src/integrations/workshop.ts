import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { dataFile } from '../dataset/index.ts';

/**
 * `npm run dev`: a saved data file or a saved YAML of src/content makes every page anew and reloads the browser
 * (which keeps its scroll position).
 */
export const workshop = (): AstroIntegration => ({
  name: 'workshop',
  hooks: {
    'astro:server:setup': ({ server }) => {
      const data = resolve(process.env['REPORT_DATA'] || dataFile);
      const content = resolve(process.env['REPORT_CONTENT'] || 'src/content');
      server.watcher.add([data, content]);
      server.watcher.on('change', (file) => {
        if (file !== data && !(file.startsWith(content) && /\.ya?ml$/.test(file))) return;
        // The results and the content files are kept in modules: without their modules they are read again.
        for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      });
    },
  },
});
