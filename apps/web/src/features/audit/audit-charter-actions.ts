/** The acts by which the charter is amended, bodies are kept and meetings held; see audit-actions.ts. */
export const charterActions = [
  'saveCharterDraft',
  'discardCharterDraft',
  'proposeCharter',
  'adoptCharter',
  'rejectCharter',
  'foundBody',
  'changeBody',
  'seatBodyMember',
  'endBodyTerm'
] as const
