// Makes a clone ready to run: the pinned Node, the packages of the lock file, the built browser side. Each only when missing or changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_VERSION = '26.10.0';
const root = fileURLToPath(new URL('..', import.meta.url));
const tools = path.join(root, '.tools');

/**
 * @param {{ web: boolean }} wanted whether the browser side is needed, too
 * @returns {Promise<{ node: string }>} the pinned Node's executable
 */
export async function ready({ web }) {
  const node = installNode();
  installPackages(node);
  if (web) buildWeb(node);
  return { node };
}

/** Where the pinned Node is, once it is installed. */
export function pinnedNode() {
  return path.join(tools, 'node_modules', nodePackage(), 'bin', 'node');
}

function installNode() {
  const node = pinnedNode();
  if (existsSync(node) && versionOf(node) === `v${NODE_VERSION}`) return node;
  say(`Installing Node ${NODE_VERSION} for this folder …`);
  mkdirSync(tools, { recursive: true });
  npm(process.execPath, ['install', '--prefix', tools, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', `${nodePackage()}@${NODE_VERSION}`], tools);
  return node;
}

function nodePackage() {
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${process.platform}-${process.arch}`;
}

function versionOf(node) {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim();
}

function installPackages(node) {
  const stamp = path.join(root, 'node_modules', '.countersign');
  const wanted = hashOf(['package-lock.json', 'package.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing packages (the first time this takes a minute) …');
  // `ci` can't read a lock file without download addresses; `install` keeps to its versions and hashes just as well.
  npm(node, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], root);
  writeFileSync(stamp, wanted);
}

function buildWeb(node) {
  const built = path.join(root, 'dist', 'web');
  const stamp = path.join(built, '.countersign');
  const wanted = hashOf(['package-lock.json', 'vite.config.ts', ...filesBelow('src').filter((file) => !file.startsWith('src/server/') && !file.endsWith('.test.ts'))]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Building the pages …');
  rmSync(built, { recursive: true, force: true });
  const result = spawnSync(node, [path.join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) fail('The pages could not be built.');
  writeFileSync(stamp, wanted);
}

function npm(node, words, cwd) {
  const environment = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  const cli = process.env.npm_execpath;
  const result = cli && cli.endsWith('npm-cli.js')
    ? spawnSync(node, [cli, ...words], { cwd, stdio: ['ignore', 'ignore', 'inherit'], env: environment })
    : spawnSync('npm', words, { cwd, stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  if (result.status !== 0) fail('npm could not install what is needed; its message stands above.');
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

// What a command prints for programs stays clean: progress goes where errors go.
function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
