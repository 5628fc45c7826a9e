/** The facts of the accessibility statement; changed whenever accessibility is assessed again. */
export const statement = {
  preparedOn: '2026-11-21',
  reviewedOn: '2026-11-21',
  supervisorEmail: 'saavutettavuus@traficom.fi',
  supervisorPhone: '029 534 5000'
} as const
