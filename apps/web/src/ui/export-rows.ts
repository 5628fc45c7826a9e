/** The whole of a filtered list as a file, page by page as the API gives it. */
import { writeCsv, type CsvValue } from '@solmu/shared/csv.js'
import { saveTextFile } from './download.js'
import type { Language } from './text.js'

/** The most rows that the API gives at once. */
export const exportPage = 100

interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** Reads a list to its end. */
export async function readAll<Node>(readPage: (after: string | null) => Promise<Page<Node>>): Promise<readonly Node[]> {
  const nodes: Node[] = []
  let after: string | null = null
  do {
    const page: Page<Node> = await readPage(after)
    nodes.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return nodes
}

export interface RowsFile {
  /** Name without the ending. */
  readonly name: string
  readonly language: Language
  /** The first row holds the headings. */
  readonly rows: readonly (readonly CsvValue[])[]
}

/** Saves rows as CSV as the spreadsheets of the language expect it. */
export function saveRows({ name, language, rows }: RowsFile): void {
  const text = writeCsv(rows, { separator: language === 'en' ? ',' : ';' })
  saveTextFile(`${name}.csv`, text, 'text/csv;charset=utf-8')
}
