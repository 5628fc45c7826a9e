/**
 * An error that a person can act on: what is wrong, and what to do about it.
 * Everything else that is thrown is a fault in the program and keeps its stack.
 */
export class PlainError extends Error {
  /**
   * @param {string} message what is wrong, one sentence
   * @param {{ advice?: string, details?: string, exitCode?: number }} [more] `advice` = what to do,
   *   `details` = the last lines of the program that failed
   */
  constructor(message, { advice, details, exitCode = 1 } = {}) {
    super(message)
    this.name = 'PlainError'
    this.advice = advice
    this.details = details
    this.exitCode = exitCode
  }
}

/** Prints an error on stderr: plain errors as sentences, faults with their stack. Returns the exit code to use. */
export function reportError(error) {
  if (!(error instanceof PlainError)) {
    process.stderr.write(`\n${error?.stack ?? error}\n`)
    return 1
  }
  process.stderr.write(`\n✗ ${error.message}\n`)
  if (error.details) process.stderr.write(`\n${indent(error.details)}\n`)
  if (error.advice) process.stderr.write(`\n${indent(error.advice)}\n`)
  return error.exitCode
}

/** Whether a failed program's output says that the disk is full. */
export function saysDiskFull(text) {
  return /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|Check free disk space/i.test(text ?? '')
}

/** The plain error for a full disk. */
export function diskFull(place) {
  return new PlainError(`The disk is full: there is no room to write in ${place}.`, {
    advice: 'Free some space (a first start needs about 1.5 GB, later starts a few megabytes) and run the command again.\n' +
      'What was saved before is safe.'
  })
}

function indent(text) {
  return text.trimEnd().split('\n').map((line) => `  ${line}`).join('\n')
}
