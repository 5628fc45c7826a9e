/**
 * Where the return of one unit for one round stands, and who has it.
 * Source: design, "state vocabulary"; peers 1.1; issue "Results", item 5.
 */

/**
 * not_started: nobody has written yet · draft: the unit writes · submitted: the centre has it · returned: the unit has it
 * back, and only the questioned figures are open · verified: the centre has approved, the head office is next · accepted:
 * the head office has accepted the region · locked: the period is closed, only correction entries remain.
 */
export const returnStates = ['not_started', 'draft', 'submitted', 'returned', 'verified', 'accepted', 'locked'] as const
export type ReturnState = (typeof returnStates)[number]

/** open: the unit may write · approved: stands as verified · questioned: asked about, to be mended or answered. */
export const cellReviews = ['open', 'approved', 'questioned'] as const
export type CellReview = (typeof cellReviews)[number]

/** open: the centre works on it · forwarded: the head office has it · accepted: the head office has accepted. */
export const regionStates = ['open', 'forwarded', 'accepted'] as const
export type RegionState = (typeof regionStates)[number]

/**
 * How far a figure has come, for whoever adds figures up: 1 submitted by its unit, 2 verified by its centre, 3 accepted by
 * the head office. A figure of a later stage belongs to the earlier ones too.
 */
export const stages = { submitted: 1, verified: 2, accepted: 3 } as const
export type Stage = keyof typeof stages

/** proposed: by the unit · verified: by its centre · accepted: in force · rejected: not made. */
export const correctionStates = ['proposed', 'verified', 'accepted', 'rejected'] as const
export type CorrectionState = (typeof correctionStates)[number]
