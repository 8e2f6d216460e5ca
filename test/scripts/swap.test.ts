import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type * as fs from 'node:fs';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exchange } from '../../scripts/exchange.ts';
import { discard, folderOf, move, recover, swapIn, workFolder } from '../../scripts/swap.ts';
import { randomOf } from '../../src/analysis/randomOf.ts';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, chownSync: vi.fn(real.chownSync) };
});

const made: string[] = [];
const emptyFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'swap-'));
  made.push(folder);
  return folder;
};
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const pages = ['index.html', join('eda', 'index.html'), join('data', 'index.html')];
function writeSite(folder: string, edition: string): string {
  for (const page of pages) {
    mkdirSync(join(folder, page, '..'), { recursive: true });
    writeFileSync(join(folder, page), edition);
  }
  return folder;
}
/** The edition of a whole site; throws where a file is absent or of another edition. */
function editionOf(folder: string): string {
  const editions = new Set(pages.map((page) => readFileSync(join(folder, page), 'utf8')));
  expect([...editions]).toHaveLength(1);
  return [...editions][0]!;
}

/** What `look` finds in the folder that has the name at this moment: an exchange that goes on leads the name to another. */
function atOneMoment<T>(folder: string, look: (held: string) => T): T {
  const held = openSync(folder, 'r');
  try {
    return look(`/proc/self/fd/${held}`);
  } finally {
    closeSync(held);
  }
}

/** The number of a process that has ended. */
const endedProcess = () => spawnSync(process.execPath, ['-e', '0']).pid;

/** Whether this machine and this disk let two folders change places. */
const canExchange = () => {
  const folder = emptyFolder();
  return exchange(writeSite(join(folder, 'a'), 'a'), writeSite(join(folder, 'b'), 'b'));
};

/** Runs the loop of publications and kills it (SIGKILL, with no chance to tidy up) so many milliseconds after its first. */
function killedAfter(milliseconds: number, target: string, mode: string, look: () => void): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'swapLoop.ts'), target, mode], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let watch: NodeJS.Timeout;
    child.stdout.once('data', () => {
      watch = setInterval(() => {
        try {
          look();
        } catch (error) {
          fail(error as Error);
        }
      }, 1);
      setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    child.once('exit', (_, signal) => {
      clearInterval(watch);
      if (signal === 'SIGKILL') done();
      else fail(new Error(`loop ended by itself: ${signal}`));
    });
  });
}

describe('swapIn', () => {
  it('puts the new site in the place of the old one and leaves nothing beside it', () => {
    for (const exchanged of [exchange, () => false]) {
      const folder = emptyFolder();
      const target = writeSite(join(folder, 'dist'), 'old');
      const work = workFolder(target);
      swapIn(writeSite(join(work, 'dist'), 'new'), target, exchanged);
      // In one step, where there is such a step: then the old one is where the new one was.
      expect(existsSync(join(work, 'dist'))).toBe(exchanged === exchange && canExchange());
      rmSync(work, { recursive: true });
      expect(editionOf(target)).toBe('new');
      expect(readdirSync(folder)).toEqual(['dist']);
    }
  });

  it.each([exchange, () => false])('leaves a folder closed to whom it was closed', (exchanged) => {
    const folder = emptyFolder();
    const target = writeSite(join(folder, 'dist'), 'old');
    if (process.getuid?.() === 0) chownSync(target, 4321, 1234);
    chmodSync(target, 0o2750);
    const before = statSync(target);
    swapIn(writeSite(join(workFolder(target), 'dist'), 'new'), target, exchanged);
    expect(editionOf(target)).toBe('new');
    const { mode, uid, gid } = statSync(target);
    expect({ mode, uid, gid }).toEqual({ mode: before.mode, uid: before.uid, gid: before.gid });
  });

  describe('of another owner or group', () => {
    /** An old site of these, open so far; null where only root could make one. */
    const ofOthers = (mode: number, uid = 0, gid = 1234) => {
      if (process.getuid?.() !== 0) return null;
      const target = writeSite(join(emptyFolder(), 'dist'), 'old');
      chownSync(target, uid, gid);
      chmodSync(target, mode);
      vi.mocked(chownSync).mockClear();
      return { target, built: writeSite(join(workFolder(target), 'dist'), 'new') };
    };
    const noRight = () => {
      throw new Error('EPERM');
    };

    it.for([
      [0, 1234],
      [4321, 0],
    ] as const)('has them, also where one of the two is our own: %i:%i', ([uid, gid], context) => {
      const { target, built } = ofOthers(0o755, uid, gid) ?? context.skip('only root may give a folder away');
      swapIn(built, target);
      expect(statSync(target)).toMatchObject({ uid, gid });
    });

    it.for([0o750, 0o705])('stays where the new one cannot be closed as it is: %o', (mode, context) => {
      const { target, built } = ofOthers(mode) ?? context.skip('only root may give a folder away');
      vi.mocked(chownSync).mockImplementationOnce(noRight);
      expect(() => swapIn(built, target)).toThrow(`Папка ${target} открыта группе 1234 и не всем, а дать новой папке`);
      expect(editionOf(target)).toBe('old');
    });

    it('is asked of nobody who is not root: the new one is of who made it', (context) => {
      const { target, built } = ofOthers(0o755, 4321, 0) ?? context.skip('only root may give a folder away');
      vi.spyOn(process, 'getuid').mockReturnValueOnce(1000);
      swapIn(built, target);
      expect(chownSync).not.toHaveBeenCalled();
      expect(editionOf(target)).toBe('new');
    });

    it('gives way to one of our group where all may do what the group may', (context) => {
      const { target, built } = ofOthers(0o755) ?? context.skip('only root may give a folder away');
      const { gid } = statSync(built);
      vi.mocked(chownSync).mockImplementationOnce(noRight);
      swapIn(built, target);
      expect(editionOf(target)).toBe('new');
      expect(statSync(target)).toMatchObject({ mode: 0o40755, gid });
    });
  });

  it('puts the first site where none was', () => {
    const target = join(emptyFolder(), 'dist');
    swapIn(writeSite(join(workFolder(target), 'dist'), 'new'), target);
    expect(editionOf(target)).toBe('new');
  });

  it('leaves the old site where the new one is not there', () => {
    for (const exchanged of [exchange, () => false]) {
      const target = writeSite(join(emptyFolder(), 'dist'), 'old');
      expect(() => swapIn(join(workFolder(target), 'dist'), target, exchanged)).toThrow(/ENOENT/);
      expect(editionOf(target)).toBe('old');
    }
  });

  it('on a machine that cannot exchange folders puts the old site back where the new one cannot follow it', () => {
    const folder = emptyFolder();
    const target = writeSite(join(folder, 'dist'), 'old');
    const work = workFolder(target);
    const lost = (built: string) => {
      rmSync(built, { recursive: true });
      return false;
    };
    expect(() => swapIn(writeSite(join(work, 'dist'), 'new'), target, lost)).toThrow(/ENOENT/);
    expect(editionOf(target)).toBe('old');
    rmSync(work, { recursive: true });
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('keeps a link, also one to a link, and exchanges the folder that it leads to', () => {
    const folder = emptyFolder();
    writeSite(join(folder, 'served'), 'old');
    symlinkSync('served', join(folder, 'current'));
    symlinkSync('current', join(folder, 'dist'));
    const target = folderOf(join(folder, 'dist'));
    expect(target).toBe(join(folder, 'served'));
    swapIn(writeSite(join(workFolder(target), 'dist'), 'new'), target);
    expect(editionOf(join(folder, 'dist'))).toBe('new');
  });
});

describe('folderOf', () => {
  it('is the path itself where there is no link, also where there is nothing or a file in the way', () => {
    const folder = emptyFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const path of [folder, join(folder, 'dist'), join(file, 'dist')]) expect(folderOf(path)).toBe(path);
  });
});

describe('move', () => {
  it('takes a whole site to another place of the disk, and leaves nothing', () => {
    const folder = emptyFolder();
    move(writeSite(join(folder, 'built'), 'new'), join(folder, 'dist'));
    expect(editionOf(join(folder, 'dist'))).toBe('new');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('takes a whole site to another disk', (context) => {
    const disk = smallDisk(200);
    if (disk === null) return context.skip('this user may not mount a disk');
    try {
      move(writeSite(join(emptyFolder(), 'dist'), 'new'), join(disk, 'dist'));
      expect(editionOf(join(disk, 'dist'))).toBe('new');
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('makes nothing where there is nothing to move', () => {
    const folder = emptyFolder();
    expect(() => move(join(folder, 'built'), join(folder, 'dist'))).toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a killed build', () => {
  it('leaves a whole site at 50 random moments, and the next one clears what it left', async (context) => {
    if (!canExchange()) return context.skip('this machine or disk cannot exchange folders');
    const folder = emptyFolder();
    const target = writeSite(join(folder, 'dist'), '0');
    // Every run kills at the same moments.
    const random = randomOf(1);
    for (let moment = 0; moment < 50; moment += 1) {
      await killedAfter(random() * 40, target, 'exchange', () => expect(existsSync(target)).toBe(true));
      // The exchange that the killed one had asked for may come between two pages that are read.
      atOneMoment(target, editionOf);
      recover(target);
      expect(readdirSync(folder)).toEqual(['dist']);
    }
  });

  it('on a machine that cannot exchange folders, has its old site put back by the next one', async () => {
    const folder = emptyFolder();
    const target = writeSite(join(folder, 'dist'), '0');
    const random = randomOf(2);
    for (let moment = 0; moment < 20; moment += 1) {
      await killedAfter(random() * 25, target, 'renames', () => {});
      recover(target);
      editionOf(target);
      expect(readdirSync(folder)).toEqual(['dist']);
    }
  });

  it('between two renames is repaired: the set-aside site comes back', () => {
    const folder = emptyFolder();
    const dead = endedProcess();
    writeSite(join(folder, `.dist.previous-${dead}-abc123`), 'old');
    writeSite(join(folder, `.dist.building-${dead}-abc123`), 'half');
    recover(join(folder, 'dist'));
    expect(editionOf(join(folder, 'dist'))).toBe('old');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('after two renames has put the new site there: the set-aside one is cleared', () => {
    const folder = emptyFolder();
    const dead = endedProcess();
    writeSite(join(folder, `.dist.previous-${dead}-abc123`), 'old');
    writeSite(join(folder, 'dist'), 'new');
    recover(join(folder, 'dist'));
    expect(editionOf(join(folder, 'dist'))).toBe('new');
    expect(readdirSync(folder)).toEqual(['dist']);
  });
});

describe('recover', () => {
  it('leaves the folders of a process that lives, and of other names', () => {
    const folder = emptyFolder();
    const dead = endedProcess();
    const names = [
      `.dist.building-${process.ppid}-abc123`,
      '.dist.building-notes',
      `.distant.building-${dead}-abc123`,
      `my.dist.building-${dead}-abc123`,
    ];
    for (const name of names) mkdirSync(join(folder, name));
    recover(join(folder, 'dist'));
    expect(readdirSync(folder).sort()).toEqual(names.sort());
  });

  it('clears what an ended process left whose parent has not asked how it ended', async (context) => {
    // The shell's child ends and is never waited for by what the shell becomes.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const [told] = (await once(parent.stdout, 'data')) as [Buffer];
      const dead = Number(told.toString());
      const stat = `/proc/${dead}/stat`;
      if (!existsSync(stat)) return context.skip('this machine does not tell of its processes');
      await vi.waitFor(() => expect(readFileSync(stat, 'utf8')).toContain(') Z '));
      expect(process.kill(dead, 0)).toBe(true);
      const folder = emptyFolder();
      mkdirSync(join(folder, `.dist.building-${dead}-abc123`));
      recover(join(folder, 'dist'));
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      parent.kill();
    }
  });

  it('leaves the folder of a process of another user', () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, '.dist.building-999999-abc123'));
    vi.spyOn(process, 'kill').mockImplementationOnce(() => {
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    });
    recover(join(folder, 'dist'));
    expect(readdirSync(folder)).toEqual(['.dist.building-999999-abc123']);
  });

  it('clears what one of our own number left: in a container every build has the same', () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, `.dist.building-${process.pid}-abc123`));
    recover(join(folder, 'dist'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes the name of the site as it is written', () => {
    const folder = emptyFolder();
    const dead = endedProcess();
    for (const name of ['site v1.2 (new)', 'site v1x2 new'])
      mkdirSync(join(folder, `.${name}.building-${dead}-abc123`));
    recover(join(folder, 'site v1.2 (new)'));
    expect(readdirSync(folder)).toEqual([`.site v1x2 new.building-${dead}-abc123`]);
  });

  it('finds nothing where there is no folder yet', () => {
    expect(() => recover(join(emptyFolder(), 'deep', 'dist'))).not.toThrow();
  });
});

it('of a folder that is gone already nothing is said', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  discard(join(emptyFolder(), 'gone'));
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
});

describe('a folder that this user may not remove', () => {
  it('is named, and neither the build nor the next one stops at it', async (context) => {
    const disk = smallDisk(200);
    if (disk === null) return context.skip('this user may not mount a disk');
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const folder = emptyFolder();
    const dead = endedProcess();
    const left = writeSite(join(folder, `.dist.building-${dead}-abc123`), 'old');
    spawnSync('mount', ['--bind', disk, join(left, 'eda')]);
    try {
      recover(join(folder, 'dist'));
      discard(`${left}.dead`);
      recover(join(folder, 'dist'));
      expect(said.mock.calls.flat()).toEqual(
        Array(3).fill(`Не убрана папка ${left}.dead: она больше не нужна, удалите её сами.`),
      );
    } finally {
      said.mockRestore();
      spawnSync('umount', [join(`${left}.dead`, 'eda')]);
      spawnSync('umount', [disk]);
    }
    recover(join(folder, 'dist'));
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('workFolder', () => {
  it('is another for each build', () => {
    const target = join(emptyFolder(), 'deep', 'dist');
    expect(workFolder(target)).not.toBe(workFolder(target));
  });
});

/** A disk of so many kilobytes, or null where this user may not mount one. */
function smallDisk(kilobytes: number): string | null {
  const folder = emptyFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  return mounted.status === 0 ? folder : null;
}

describe('a full or read-only disk', () => {
  it('leaves the old site, and says which', (context) => {
    const disk = smallDisk(200);
    if (disk === null) return context.skip('this user may not mount a disk');
    try {
      const target = writeSite(join(disk, 'dist'), 'old');
      const built = writeSite(join(emptyFolder(), 'dist'), 'new');
      writeFileSync(join(built, 'large.bin'), new Uint8Array(400_000));
      const work = workFolder(target);
      expect(() => move(built, join(work, 'dist'))).toThrow(/ENOSPC/);
      expect(editionOf(target)).toBe('old');
      rmSync(work, { recursive: true });
      expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
      expect(() => workFolder(target)).toThrow(/EROFS/);
      expect(editionOf(target)).toBe('old');
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
