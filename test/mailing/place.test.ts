import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeProblem } from '../../src/mailing/place.ts';

let folder: string;
const inside = (...names: string[]) => join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'place-'));
  mkdirSync(inside('project', 'dist'), { recursive: true });
  mkdirSync(inside('site'));
  writeFileSync(inside('site', 'index.html'), '');
  mkdirSync(inside('other', '.git'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));
const problem = (...names: string[]) => placeProblem(inside(...names), inside('project'));

describe('placeProblem(folder)', () => {
  it.each([
    ['project'],
    ['project', 'dist'],
    ['project', 'public', 'new'],
    ['project', 'src'],
    ['project', 'new..', 'letters'],
    ['site', '..', 'project', 'x'],
  ])('refuses the project: %s', (...names) => {
    expect(problem(...names)).toMatch(/лежит внутри проекта, .* Назовите папку вне project$/);
  });

  it('refuses a built site wherever it is, and what lies in it', () => {
    expect(problem('site')).toMatch(/лежит в собранном сайте/);
    expect(problem('site', 'letters', 'new')).toMatch(/номера клиентов были бы опубликованы/);
  });

  it('refuses another repository', () => {
    expect(problem('other', 'letters')).toMatch(/лежит в хранилище git/);
  });

  it('follows links', () => {
    symlinkSync(inside('project', 'dist'), inside('link'));
    expect(problem('link', 'new')).toMatch(/внутри проекта/);
  });

  it('lets a folder beside be, also one whose name begins alike or with dots', () => {
    expect(problem('letters')).toBeNull();
    expect(problem('project-letters')).toBeNull();
    expect(placeProblem(folder, inside('project'))).toBeNull();
    expect(placeProblem(inside('..letters'), folder)).toMatch(/внутри проекта/);
  });
});
