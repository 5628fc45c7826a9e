/** A rendered block before anything is in it. */
import type { RenderedBlock } from './report-rendered.js'
import type { ReportBlock } from './report-template.js'

export const empty = ({ id, kind }: Pick<ReportBlock, 'id' | 'kind'>): RenderedBlock => ({
  ...{ id, kind, level: 0, title: '' },
  ...{ paragraphs: [], figures: [], table: null, chart: null, map: null, steps: [], entries: [], notes: [] }
})
