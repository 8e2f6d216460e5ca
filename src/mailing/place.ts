import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Why client numbers may not be written there, in Russian; null where they may. */
export function placeProblem(folder: string, root: string): string | null {
  const real = realPlace(folder);
  const home = realpathSync(root);
  if (isInside(real, home))
    return `папка «${folder}» лежит внутри проекта, а из него публикуется сайт; номера клиентов туда писать нельзя. Назовите папку вне ${basename(home)}`;
  for (let place = real; ; place = dirname(place)) {
    if (existsSync(join(place, '.git')))
      return `папка «${folder}» лежит в хранилище git (${place}); номера клиентов могли бы попасть в его историю. Назовите папку вне его`;
    if (existsSync(join(place, 'index.html')))
      return `папка «${folder}» лежит в собранном сайте (${place}); номера клиентов были бы опубликованы. Назовите другую`;
    if (place === dirname(place)) return null;
  }
}

const isInside = (path: string, folder: string) => {
  const way = relative(folder, path);
  return !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
};

/** The true path of a folder that may not exist yet: links of its nearest parent are followed. */
function realPlace(folder: string): string {
  const full = resolve(folder);
  if (existsSync(full)) return realpathSync(full);
  return dirname(full) === full ? full : join(realPlace(dirname(full)), basename(full));
}
