/** The database has been migrated by a newer version of the program. */
const EXIT_NEWER = 3
const EXIT_CONFIG = 2

/** A newer program has been here: this one would not understand what it finds. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
}

/** Ends the process with the reason in plain words. */
export function explainFailure(error: unknown): never {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  process.stderr.write(`${message}\n`)
  process.exit(name === 'NewerDatabaseError' ? EXIT_NEWER : name === 'ConfigError' ? EXIT_CONFIG : 1)
}
