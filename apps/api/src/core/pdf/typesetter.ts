import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import init, { type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import type { PaperDocument } from './paper.js'

const { resolve } = createRequire(import.meta.url)

const TEMPLATE = '/document.typ'
const FONTS = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  '@expo-google-fonts/schibsted-grotesk/700Bold/SchibstedGrotesk_700Bold.ttf'
]

/** How the compiler tells what is wrong: as text. */
const PLAIN_DIAGNOSTICS = 1

/**
 * Typst, compiled to WebAssembly. The same document gives the same bytes on any day: nothing in it says when it was written.
 * Writing holds the thread, for seconds where a table is long.
 */
export class Typesetter {
  private constructor(private readonly compiler: TypstCompiler) {}

  /** Loads the compiler with the fonts of the house and the template; takes about half a second, and is done once a thread. */
  static async load(): Promise<Typesetter> {
    await init({ module_or_path: await readFile(resolve('@myriaddreamin/typst-ts-web-compiler/wasm')) })
    const builder = new TypstCompilerBuilder()
    builder.set_dummy_access_model()
    for (const font of FONTS) await builder.add_raw_font(await readFile(resolve(font)))
    const compiler = await builder.build()
    compiler.add_source(TEMPLATE, await readFile(new URL('document.typ', import.meta.url), 'utf8'))
    return new Typesetter(compiler)
  }

  /** @throws Error with the words of the compiler */
  write(document: PaperDocument): Uint8Array {
    const inputs = [['document', JSON.stringify(document)]]
    const { result, diagnostics } = this.compiler.compile(TEMPLATE, inputs, 'pdf', PLAIN_DIAGNOSTICS) as {
      result?: Uint8Array
      diagnostics?: unknown
    }
    if (!result) throw new Error(`the document was not written: ${JSON.stringify(diagnostics)}`)
    return result
  }
}
