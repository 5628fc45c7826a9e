/** The strand of "why this number?": a figure, the parts that make it up, and one of them further down. */
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { useLocalized, useText, type TextFunction } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { figureValue } from './published-value.js'
import type { Derivation, Publication } from './publication.operations.js'
import styles from './why-strand.module.css'

type Step = Derivation['steps'][number]

interface WhyStrandProps {
  readonly derivation: Derivation
  readonly publication: Publication
  /** The areas that are opened, the widest first. */
  readonly path: readonly string[]
  readonly onOpen: (path: readonly string[]) => void
}

const headings: Readonly<Record<string, string>> = { network: 'centres', centre: 'units' }

function partsHeading({ kind, parts, figure }: Step, t: TextFunction): string {
  const of = headings[figure.lens] ?? 'parts'
  return t(`publication.strand.${kind}.${of}`, { count: parts.length })
}

function useNames({ areas }: Publication) {
  const say = useLocalized()
  return (lens: string, area: string): string => {
    const found = areas.find((each) => each.lens === lens && each.area === area)
    return found ? say(found.name) : area
  }
}

interface PartsProps {
  readonly step: Step
  readonly decimals: number
  readonly opened: string | undefined
  readonly nameOf: (lens: string, area: string) => string
  readonly onOpen: ((area: string) => void) | null
}

function Parts({ step, decimals, opened, nameOf, onOpen }: PartsProps) {
  return (
    <ul className={styles.parts} data-sum={step.kind !== 'apart' || undefined}>
      {step.parts.map((part) => {
        const name = nameOf(part.lens, part.area)
        const content = (
          <>
            <Value value={figureValue(part)} decimals={decimals} /> <span className={styles.partName}>{name}</span>
          </>
        )
        return (
          <li key={part.area}>
            {onOpen ? (
              <button type="button" className={styles.part} aria-expanded={part.area === opened} onClick={() => onOpen(part.area)}>
                {content}
              </button>
            ) : (
              <span className={styles.part}>{content}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Returns({ returns }: Pick<Derivation, 'returns'>) {
  const t = useText()
  const format = useFormat()
  const deed = (id: string, by: string | null, at: string | null) => by && at && <span key={id}>{t(`publication.strand.${id}`, { name: by, day: format.day(dayOfInstant(at)) })}</span>
  return returns.map((each) => (
    <li key={`${each.period} ${each.number}`} className={styles.node}>
      <p className={styles.head}>
        {each.isIncluded ? t('publication.strand.return', { period: each.period, number: each.number }) : t('publication.strand.missing', { period: each.period })}
      </p>
      <p className={styles.who}>
        {deed('sent', each.sentBy, each.sentAt)}
        {deed('verified', each.verifiedBy, each.verifiedAt)}
        {deed('accepted', each.acceptedBy, each.acceptedAt)}
      </p>
    </li>
  ))
}

interface StepProps extends Pick<WhyStrandProps, 'path' | 'onOpen'> {
  readonly step: Step
  readonly place: number
  readonly decimals: number
  readonly nameOf: (lens: string, area: string) => string
  /** Whether a part can be opened further. */
  readonly isOpening: boolean
}

/** What a figure of a ratio was divided of. */
function Ratio({ figure: { numerator, denominator } }: Pick<Step, 'figure'>) {
  const t = useText()
  const format = useFormat()
  if (numerator === null || denominator === null) return null
  const words = { numerator: format.number(Number(numerator)), denominator: format.number(Number(denominator)) }
  return <p className={styles.sum}>{t('publication.strand.ratio', words)}</p>
}

function StepFacts({ step: { figure, overlap, verifiedBy, verifiedAt }, decimals }: Pick<StepProps, 'step' | 'decimals'>) {
  const t = useText()
  const format = useFormat()
  return (
    <>
      {overlap !== null && <p className={styles.who}>{t('publication.strand.overlap', { count: format.number(Number(overlap), decimals) })}</p>}
      <p className={styles.who}>
        {figure.lens !== 'unit' && <span>{t('publication.units', { given: figure.unitCount, asked: figure.unitCount + figure.missingCount })}</span>}
        {figure.isGross && <span>{t('publication.gross')}</span>}
        {verifiedBy && verifiedAt && <span>{t('publication.strand.verified', { name: verifiedBy, day: format.day(dayOfInstant(verifiedAt)) })}</span>}
      </p>
    </>
  )
}

function StepNode({ step, place, decimals, nameOf, isOpening, path, onOpen }: StepProps) {
  const t = useText()
  const { figure, parts } = step
  const open = (area: string) => onOpen(path[place] === area ? path.slice(0, place) : [...path.slice(0, place), area])
  return (
    <li className={styles.node}>
      <p className={styles.head}>
        <Value value={figureValue(figure)} decimals={decimals} /> {nameOf(figure.lens, figure.area)}
      </p>
      <Ratio figure={figure} />
      {parts.length > 0 && (
        <>
          <p className={styles.sum}>{partsHeading(step, t)}</p>
          <Parts step={step} decimals={decimals} opened={path[place]} nameOf={nameOf} onOpen={isOpening ? open : null} />
        </>
      )}
      <StepFacts step={step} decimals={decimals} />
    </li>
  )
}

export function WhyStrand({ derivation, publication, path, onOpen }: WhyStrandProps) {
  const t = useText()
  const format = useFormat()
  const nameOf = useNames(publication)
  const { steps, returns, indicator } = derivation
  const { edition, detail } = publication
  const words = { name: edition.certifiedBy, day: format.day(dayOfInstant(edition.certifiedAt)) }
  return (
    <ol className={styles.strand} aria-label={t('publication.strand')}>
      <li className={styles.node} data-kind="edition">
        <p className={styles.head}>{t('publication.edition', { number: edition.number, year: String(edition.year) })}</p>
        <p className={styles.who}>{t('publication.strand.certified', words)}</p>
      </li>
      {steps.map((step, place) => (
        <StepNode
          key={`${step.figure.lens} ${step.figure.area}`}
          {...{ step, place, nameOf, path, onOpen }}
          decimals={indicator.decimals}
          isOpening={detail === 'unit' || step.figure.lens === 'network'}
        />
      ))}
      <Returns returns={returns} />
    </ol>
  )
}
