/** What a version says, to be read from top to bottom and on paper. */
import { useId } from 'react'
import { type Criterion, criteriaOf, type FrameworkContent, type FrameworkSection, type Scale, scaleOf } from '@solmu/domain/quality/framework.js'
import { scoreRange } from '@solmu/domain/quality/framework-score.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { type LocalizedText, pickText, useLanguage, useText } from '../../../ui/text.js'
import { BandRuler } from './band-ruler.js'
import styles from './framework.module.css'

/** A text with the language that it is written in; lines stay lines. Nothing where nothing is written. */
function Words({ text, className }: { readonly text: LocalizedText; readonly className?: string | undefined }) {
  const language = useLanguage()
  const { text: said, lang } = pickText(text, language)
  if (said.trim() === '') return null
  return (
    <p className={className} lang={lang === language ? undefined : lang}>
      {said}
    </p>
  )
}

/** What must be known before any score of it is read. */
export function FrameworkNotice({ content: { notice } }: { readonly content: Pick<FrameworkContent, 'notice'> }) {
  return <Words text={notice} className={styles.notice} />
}

function Levels({ scale, criterion }: { readonly scale: Scale; readonly criterion?: Criterion }) {
  const t = useText()
  const language = useLanguage()
  const shown = [...scale.levels].reverse()
  return (
    <dl className={styles.levels}>
      {shown.map(({ value, name, from }) => {
        const anchor = criterion?.anchors.find((each) => each.value === value)
        const { text, lang } = pickText(anchor?.text ?? name, language)
        return (
          <div key={value} data-general={criterion && !anchor ? true : undefined}>
            <dt>{from === null ? value : t('framework.text.percentLevel', { value, from })}</dt>
            <dd lang={lang === language ? undefined : lang}>{text}</dd>
          </div>
        )
      })}
    </dl>
  )
}

function CriterionText({ criterion, content, level }: { readonly criterion: Criterion; readonly content: FrameworkContent; readonly level: 3 | 4 }) {
  const t = useText()
  const id = useId()
  const language = useLanguage()
  const scale = scaleOf(content, criterion)
  const Heading = level === 3 ? 'h3' : 'h4'
  const { text, lang } = pickText(criterion.title, language)
  const isWeighted = new Set(criteriaOf(content).map(({ weight }) => weight)).size > 1
  const hasAnchors = criterion.anchors.length > 0
  return (
    <article className={styles.criterion} aria-labelledby={id}>
      <Heading id={id} lang={lang === language ? undefined : lang}>
        {text || criterion.code}
      </Heading>
      <p className={styles.code}>
        {criterion.code}
        {isWeighted && ` · ${t('framework.text.weight', { weight: criterion.weight })}`}
      </p>
      <Words text={criterion.guidance} className={styles.words} />
      {scale && hasAnchors && <Levels scale={scale} criterion={criterion} />}
      {criterion.evidence[language].trim() + criterion.evidence.fi.trim() !== '' && (
        <div className={styles.evidence}>
          <p>{t('framework.field.evidence')}</p>
          <Words text={criterion.evidence} className={styles.words} />
        </div>
      )}
    </article>
  )
}

function SectionText({ section, content }: { readonly section: FrameworkSection; readonly content: FrameworkContent }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Section title={pickText(section.title, language).text || section.code} note={t('framework.text.criteria', { count: section.criteria.length })}>
      <Words text={section.guidance} className={styles.words} />
      {section.criteria.map((criterion) => (
        <CriterionText key={criterion.code} criterion={criterion} content={content} level={3} />
      ))}
    </Section>
  )
}

/** How the score comes about, in one paragraph. */
function useScoringText({ scoring, aggregation, ...content }: FrameworkContent): readonly string[] {
  const t = useText()
  const format = useFormat()
  const range = scoreRange({ ...content, scoring })
  return [
    t(`framework.scoring.${scoring.method}`, { lowest: range ? format.number(range.lowest) : '–', highest: range ? format.number(range.highest) : '–' }),
    scoring.minimumAnswered === 100 ? t('framework.scoring.allAnswered') : t('framework.scoring.minimum', { percent: scoring.minimumAnswered }),
    t(`framework.scoring.skip.${scoring.skipped}`),
    t(`framework.aggregation.${aggregation}Text`)
  ]
}

export function FrameworkText({ content }: { readonly content: FrameworkContent }) {
  const t = useText()
  const scoring = useScoringText(content)
  return (
    <div className={styles.text}>
      <Words text={content.description} className={styles.lead} />
      <FrameworkNotice content={content} />
      {content.kind === 'assessed' && (
        <>
          {content.sections.map((section) => (
            <SectionText key={section.code} section={section} content={content} />
          ))}
          <Section title={t('framework.text.scoring')}>
            <ul className={styles.rules}>
              {scoring.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <BandRuler content={content} />
          </Section>
          <Section title={t('framework.text.scales')}>
            {content.scales.map((scale) => (
              <div key={scale.code} className={styles.criterion}>
                <p className={styles.code}>{`${scale.code} · ${t(`framework.scaleKind.${scale.kind}`)} · ${t('framework.text.metFrom', { value: scale.metFrom })}`}</p>
                <Levels scale={scale} />
              </div>
            ))}
          </Section>
        </>
      )}
      <Section title={t('framework.field.source')}>
        <Words text={content.source} className={styles.words} />
      </Section>
    </div>
  )
}
