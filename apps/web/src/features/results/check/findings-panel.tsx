/** What the checks have found, with the way to each figure and a place to explain: beside the form and in the review. */
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../../ui/announce.js'
import { Button } from '../../../ui/button.js'
import { ErrorGlyph, NoticeGlyph, WarningGlyph } from '../../../ui/glyphs.js'
import { Section } from '../../../ui/section.js'
import { pickText, useLanguage, useText, type TextFunction } from '../../../ui/text.js'
import type { FindingCell, PanelFinding } from './check.operations.js'
import { FindingExplanation } from './finding-explanation.js'
import styles from './findings-panel.module.css'

export interface FindingsPanelProps {
  /** Errors first; undefined while they are on their way. */
  readonly findings: readonly PanelFinding[] | undefined
  /** The return: drafts of explanations are kept under its id. */
  readonly returnId: string
  /** A figure by as little as it takes: "B4, ryhmä II". */
  readonly labelOfCell: (cell: FindingCell) => string
  /** Leads to a figure; without it there are no links. */
  readonly onGoToCell?: (cell: FindingCell) => void
  /** Keeps an explanation; throws what the API refuses. */
  readonly onExplain?: (finding: PanelFinding, text: string) => Promise<void>
  readonly isReadOnly?: boolean
  readonly level?: 2 | 3
}

/** How many findings are drawn before somebody asks for the rest. */
const firstShown = 25

const glyphs = { error: ErrorGlyph, warning: WarningGlyph, info: NoticeGlyph } as const
const severities = ['error', 'warning', 'info'] as const

function countsText(findings: readonly PanelFinding[], t: TextFunction): string {
  const parts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [t(`check.count.${severity}`, { count })]
  })
  return parts.length === 0 ? t('check.count.none') : parts.join(' · ')
}

/** Tells those who listen when there are more or fewer findings, once whoever types has paused. */
function useAnnouncedCounts(text: string | null): void {
  const told = useRef<string | null>(null)
  useEffect(() => {
    if (text === null || text === told.current) return
    if (told.current === null) {
      told.current = text
      return
    }
    const timer = setTimeout(() => {
      told.current = text
      announce(text)
    }, 1000)
    return () => clearTimeout(timer)
  }, [text])
}

type ItemProps = Omit<FindingsPanelProps, 'findings' | 'level'> & { readonly finding: PanelFinding }

function FindingItem({ finding, labelOfCell, onGoToCell, ...rest }: ItemProps) {
  const t = useText()
  const language = useLanguage()
  const Glyph = glyphs[finding.severity]
  const { text, lang } = pickText(finding.message, language)
  const [first] = finding.cells
  const label = first ? labelOfCell(placeOf(finding)) : ''
  return (
    <li className={styles.finding} data-severity={finding.severity}>
      <Glyph size={18} />
      <div>
        <p className={styles.title}>
          {t(`check.severity.${finding.severity}`)}: {label}
        </p>
        <p lang={lang === language ? undefined : lang}>
          {text}{' '}
          {first && onGoToCell && (
            <button type="button" className={styles.link} onClick={() => onGoToCell(first)}>
              {t('check.goToCell')}
              <span className="visually-hidden">: {labelOfCell(first)}</span>
            </button>
          )}
        </p>
        {finding.needsExplanation && <FindingExplanation {...rest} finding={finding} label={label} />}
      </div>
    </li>
  )
}

/** The place that a finding is about, of which its cells may be parts. */
function placeOf({ cell }: PanelFinding): FindingCell {
  const [indicatorId = '', breakdown = ''] = cell.split('/')
  return { indicatorId, breakdown }
}

function FindingList({ findings, ...rest }: Omit<ItemProps, 'finding'> & { readonly findings: readonly PanelFinding[] }) {
  const t = useText()
  const [isWhole, setWhole] = useState(false)
  if (findings.length === 0) return <p className={styles.none}>{t('check.panel.none')}</p>
  const shown = isWhole ? findings : findings.slice(0, firstShown)
  return (
    <>
      <ul className={styles.findings}>
        {shown.map((finding) => (
          <FindingItem key={finding.key} finding={finding} {...rest} />
        ))}
      </ul>
      {shown.length < findings.length && (
        <Button size="small" variant="quiet" onClick={() => setWhole(true)}>
          {t('check.panel.showAll', { count: findings.length - shown.length })}
        </Button>
      )}
    </>
  )
}

export function FindingsPanel({ findings, level = 2, ...rest }: FindingsPanelProps) {
  const t = useText()
  const counts = findings ? countsText(findings, t) : null
  useAnnouncedCounts(counts)
  return (
    <Section title={t('check.panel.title')} level={level} aside={<span className={styles.counts}>{counts}</span>}>
      {findings && <FindingList findings={findings} {...rest} />}
    </Section>
  )
}
