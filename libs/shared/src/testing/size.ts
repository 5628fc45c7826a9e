/**
 * How much a long test does: enough to find a fault of today in every run, and more when nobody waits for it (`npm test`
 * under NIGHTLY=1). What a test claims holds for both sizes.
 */
export function sized(of: { usual: number; nightly: number }): number {
  return process.env.NIGHTLY ? of.nightly : of.usual
}
