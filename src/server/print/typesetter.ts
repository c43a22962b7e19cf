import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler';
import { PrintFailed } from './print-failed.ts';

const TEMPLATE = fileURLToPath(new URL('paper.typ', import.meta.url));
const FAMILIES = ['noto-sans', 'noto-sans-sc', 'noto-sans-tc'];
const WEIGHTS = ['400Regular', '600SemiBold'];

/**
 * Starts the layout engine with the fonts of the paper; a font's file is read when a text first needs it.
 * The function it returns turns the JSON of `composePaper` into a PDF, and throws PrintFailed with the engine's words.
 * The texts are data to the template, never source: nothing in them can act.
 */
export function createTypesetter(): (paper: string) => Uint8Array {
  const compiler = NodeCompiler.create({
    workspace: fileURLToPath(new URL('.', import.meta.url)),
    fontArgs: [{ fontPaths: FAMILIES.flatMap((family) => WEIGHTS.map((weight) => fontFolder(family, weight))) }],
  });
  return (paper) => {
    try {
      const compiled = compiler.compile({ mainFilePath: TEMPLATE, inputs: { paper } });
      if (!compiled.result) throw new PrintFailed(describeErrors(compiler, compiled));
      return compiler.pdf(compiled.result);
    } finally {
      // Without this the engine keeps about 10 MB of every document it has seen. (It has no shadow files to reset:
      // the template is a real file, and the paper comes in as an input.)
      compiler.evictCache(0);
    }
  };
}

function fontFolder(family: string, weight: string): string {
  return fileURLToPath(new URL(`${weight}/`, import.meta.resolve(`@expo-google-fonts/${family}/package.json`)));
}

function describeErrors(compiler: NodeCompiler, compiled: NodeTypstCompileResult): string {
  const error = compiled.takeDiagnostics();
  if (!error) return 'The layout engine gave no paper';
  return compiler.fetchDiagnostics(error).map((diagnostic) => JSON.stringify(diagnostic)).join('\n');
}
