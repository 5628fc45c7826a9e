/** A report as a file. */
export const reportFormats = ['pdf', 'xlsx', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** The address of a report as a file. @example exportHref('r1', 'pdf', { lang: 'sv' }) // '/api/reports/r1/export.pdf?lang=sv' */
export function exportHref(attachedId: string, format: ReportFormat, of: { readonly lang: string; readonly place?: string | undefined }): string {
  const query = new URLSearchParams({ lang: of.lang, ...(of.place !== undefined && { place: of.place }) })
  return `/api/reports/${attachedId}/export.${format}?${query.toString()}`
}
