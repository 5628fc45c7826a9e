import * as z from 'zod/mini'

const text = z.catch(z.optional(z.string()), undefined)

/** `next`: the page to go back to after signing in. `problem`: why the person was led here, as an error code. */
export const loginSearch = z.object({ next: text, problem: text })

/** `next`: the page to go on to once the second factor is there. */
export const secondFactorSearch = z.object({ next: text })
