/** The files of the folder `reference`, as texts and as tables. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

/** Texts by file name. */
export type ReferenceFiles = Readonly<Record<string, string>>

/** The reference files cannot be used; says which one and why. */
export class ReferenceDataError extends Error {
  constructor(file: string, reason: string) {
    super(`reference/${file} ${reason}`)
    this.name = 'ReferenceDataError'
  }
}

/** A line of a table whose columns are known to exist. */
export class TableRow {
  constructor(
    private readonly file: string,
    private readonly fields: Readonly<Record<string, string>>
  ) {}

  /** The text in a column, without blanks around it. */
  get(column: string): string {
    const text = this.fields[column]
    if (text === undefined) throw new ReferenceDataError(this.file, `has no column ${column}`)
    return text
  }

  /** The number in a column. */
  number(column: string): number {
    const text = this.get(column)
    const number = Number(text)
    if (text === '' || !Number.isFinite(number)) throw new ReferenceDataError(this.file, `has no number in ${column}`)
    return number
  }
}

/** Reads a table with its headings on the first line. */
export function readTable(files: ReferenceFiles, file: string): TableRow[] {
  const text = files[file]
  if (text === undefined) throw new ReferenceDataError(file, 'is missing')
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true })
  return rows.map((row) => new TableRow(file, row))
}

/** Reads the files with these names from the folder of the repository. */
export async function readReferenceFiles(names: readonly string[]): Promise<ReferenceFiles> {
  const folder = findFolder()
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)
  )
  return Object.fromEntries(texts)
}

/** The folder lies beside the sources, above the built files: whoever looks upwards finds it from both. */
function findFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (dirname(folder) !== folder) {
    const candidate = join(folder, 'apps', 'api', 'reference')
    if (existsSync(candidate)) return candidate
    folder = dirname(folder)
  }
  throw new ReferenceDataError('', 'is missing')
}
