/** A report as it is read: its blocks one after another, figures that follow each other side by side. */
import { useMediaQuery } from '@mantine/hooks'
import { useText } from '../../../../ui/text.js'
import type { RenderedBlock, RenderedReport } from '../report.operations.js'
import { anchorOf, ReportBlock } from './report-block.js'
import { ReportFigures } from './report-figures.js'
import styles from './report.module.css'

/** Blocks, with those that are a figure alone gathered into strips. @example gathered([figure, figure, text]).length // 2 */
export function gathered(blocks: readonly RenderedBlock[]): readonly (readonly RenderedBlock[])[] {
  const strips: RenderedBlock[][] = []
  for (const block of blocks) {
    const last = strips.at(-1)
    if (block.kind === 'figure' && last?.[0]?.kind === 'figure') last.push(block)
    else strips.push([block])
  }
  return strips
}

/** Blocks that are chapters of their own; what others are called stands under the chapter before them. */
const chapters: readonly string[] = ['heading', 'narrative', 'completeness', 'definitions', 'colophon']

/** Blocks with the levels of their titles as they follow each other on the page. @example levelled([heading, table])[1].level // 3 */
export function levelled(blocks: readonly RenderedBlock[]): readonly RenderedBlock[] {
  const first = blocks.findIndex(({ kind, level }) => chapters.includes(kind) && level === 2)
  return blocks.map((block, place) => (first >= 0 && place > first && block.level === 2 && !chapters.includes(block.kind) ? { ...block, level: 3 } : block))
}

export interface ReportViewProps {
  readonly report: RenderedReport
  /** At which level of the page the headings of the report begin; 2 unless told. */
  readonly headingFrom?: number
}

export function ReportView({ report: { language, blocks }, headingFrom = 2 }: ReportViewProps) {
  return (
    <article className={styles.report} lang={language}>
      {gathered(levelled(blocks)).map((strip) => {
        const [first] = strip
        if (!first) return null
        if (first.kind !== 'figure') return <ReportBlock key={first.id} block={first} headingFrom={headingFrom} language={language} />
        return (
          <section key={first.id} className={styles.block} data-kind="figure" data-block={first.id}>
            <ReportFigures figures={strip.flatMap(({ figures }) => figures)} language={language} />
          </section>
        )
      })}
    </article>
  )
}

/** The headings of a report, each leading to its place. */
export function ReportContents({ report: { language, blocks } }: Pick<ReportViewProps, 'report'>) {
  const t = useText()
  const name = t('reports.builder.view.contentsOf')
  // Beside the report where there is room, above it and closed where there is not.
  const isBeside = useMediaQuery('(min-width: 75em)')
  const headings = levelled(blocks).filter(({ title, level }) => title !== '' && (level === 2 || level === 3))
  if (headings.length < 2) return null
  const list = (
    <ol lang={language}>
      {headings.map(({ id, title, level }) => (
        <li key={id} data-level={level}>
          <a href={`#${anchorOf(id)}`}>{title}</a>
        </li>
      ))}
    </ol>
  )
  return (
    <nav className={styles.contents} aria-label={name} data-print="never">
      {isBeside ? (
        <>
          <p aria-hidden="true">{name}</p>
          {list}
        </>
      ) : (
        <details>
          <summary>{name}</summary>
          {list}
        </details>
      )}
    </nav>
  )
}
