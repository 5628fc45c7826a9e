/** Running text of a report: paragraphs and lists, with bold and links. */
import type { ReportParagraph } from '../report.operations.js'
import styles from './report.module.css'

function Runs({ runs }: Pick<ReportParagraph, 'runs'>) {
  return runs.map(({ text, isStrong, href }, place) => {
    const content = isStrong ? <strong>{text}</strong> : text
    return href === null ? (
      <span key={place}>{content}</span>
    ) : (
      <a key={place} href={href} rel="noreferrer">
        {content}
      </a>
    )
  })
}

interface Part {
  readonly style: string
  readonly items: ReportParagraph[]
}

/** Items of one list that follow each other belong together. */
export function partsOf(paragraphs: readonly ReportParagraph[]): readonly Part[] {
  const parts: Part[] = []
  for (const paragraph of paragraphs) {
    const last = parts.at(-1)
    if (last && last.style === paragraph.style && paragraph.style !== 'paragraph') last.items.push(paragraph)
    else parts.push({ style: paragraph.style, items: [paragraph] })
  }
  return parts
}

export function ReportText({ paragraphs }: { readonly paragraphs: readonly ReportParagraph[] }) {
  if (paragraphs.length === 0) return null
  return (
    <div className={styles.text}>
      {partsOf(paragraphs).map(({ style, items }, place) => {
        if (style === 'paragraph') {
          return (
            <p key={place}>
              <Runs runs={items[0]?.runs ?? []} />
            </p>
          )
        }
        const List = style === 'number' ? 'ol' : 'ul'
        return (
          <List key={place}>
            {items.map(({ runs }, index) => (
              <li key={index}>
                <Runs runs={runs} />
              </li>
            ))}
          </List>
        )
      })}
    </div>
  )
}
