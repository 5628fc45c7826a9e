import * as z from 'zod/mini'

/** `next`: the page to go back to after signing in. */
export const loginSearch = z.object({ next: z.catch(z.optional(z.string()), undefined) })
