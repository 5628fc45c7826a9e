/** On the page of a certified edition: to which audiences it is published, and the act of publishing it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { FieldError } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { LongTextField } from './long-text-field.js'
import { audiencesQuery, publicationsQuery, publishEditionMutation, type Audience } from './publication.operations.js'
import styles from './publication.module.css'

const languages = ['fi', 'sv', 'en'] as const
const names = ['audienceIds', 'everybody', ...languages] as const
type Field = (typeof names)[number]
/** As many as the API gives at once: the newest publications hold those of this edition. */
const mostRefs = 100

interface PublishDialogProps {
  readonly editionId: string
  readonly audiences: readonly Audience[]
  readonly onClose: () => void
}

interface EverybodyProps {
  readonly isConfirmed: boolean
  readonly error: string | undefined
  readonly onChange: (isConfirmed: boolean) => void
}

/** What is published to everybody cannot be taken back: it is asked for once more. */
function Everybody({ isConfirmed, error, onChange }: EverybodyProps) {
  const t = useText()
  return (
    <FormNotice title={t('publication.everybody')} isStrong>
      <p>{t('publication.everybodyText')}</p>
      <div className={styles.checks}>
        <label>
          <input
            id="publish-everybody"
            type="checkbox"
            checked={isConfirmed}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'publish-everybody-error' : undefined}
            onChange={({ target }) => onChange(target.checked)}
          />
          {t('publication.publish.confirmEverybody')}
        </label>
      </div>
      {error && <p id="publish-everybody-error">{error}</p>}
    </FormNotice>
  )
}

function PublishDialog({ editionId, audiences, onClose }: PublishDialogProps) {
  const t = useText()
  const say = useLocalized()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [narrative, setNarrative] = useState({ fi: '', sv: '', en: '' })
  const [isConfirmed, setConfirmed] = useState(false)
  const isForEverybody = audiences.some(({ id, kind }) => kind === 'public' && chosen.includes(id))
  const [mutate] = useMutation(publishEditionMutation, { refetchQueries: [publicationsQuery, audiencesQuery] })
  const state = useAct<Field>({ names }, onClose)
  function publish() {
    void state.run(
      async () => {
        const { data } = await mutate({ variables: { input: { editionId, audienceIds: [...chosen], narrative } } })
        showToast({ kind: 'done', text: t('publication.publish.done', { count: data?.publishEdition.toldCount ?? 0 }) })
      },
      {
        ...(chosen.length === 0 && { audienceIds: t('errors.REQUIRED') }),
        ...(isForEverybody && !isConfirmed && { everybody: t('publication.publish.everybodyWrong') })
      }
    )
  }
  return (
    <ActDialog title={t('publication.publish')} submit={t('publication.publish.act')} prefix="publish" names={names} state={state} onSubmit={publish} onClose={onClose}>
      <p>{t('publication.publish.what')}</p>
      <fieldset className={styles.checks} id="publish-audienceIds" tabIndex={-1}>
        <legend>{t('publication.publish.to')}</legend>
        {state.refusal.fields.audienceIds && <FieldError text={state.refusal.fields.audienceIds} />}
        {audiences.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) => setChosen((before) => (target.checked ? [...before, id] : before.filter((each) => each !== id)))}
            />
            {say(name)}
          </label>
        ))}
      </fieldset>
      {isForEverybody && <Everybody isConfirmed={isConfirmed} error={state.refusal.fields.everybody} onChange={setConfirmed} />}
      {languages.map((language) => (
        <LongTextField
          key={language}
          id={`publish-${language}`}
          label={t(`publication.publish.narrative.${language}`)}
          value={narrative[language]}
          maxLength={10_000}
          isOptional
          onChange={(text) => setNarrative((before) => ({ ...before, [language]: text }))}
        />
      ))}
    </ActDialog>
  )
}

/** To whom an edition is published, and the audiences in use that do not read it yet. */
function usePublished(editionId: string, mayPublish: boolean) {
  const published = useQuery(publicationsQuery, { variables: { first: mostRefs, after: null }, fetchPolicy: 'cache-and-network' })
  const { data } = useQuery(audiencesQuery, { skip: !mayPublish, fetchPolicy: 'cache-and-network' })
  const refs = published.data?.publications.nodes.filter(({ edition }) => edition.id === editionId) ?? []
  const waiting = (data?.audiences ?? []).filter(({ id, isActive }) => isActive && !refs.some(({ audienceId }) => audienceId === id))
  return { published, refs, waiting }
}

/** @param editionId a certified edition */
export function PublishSection({ editionId }: { readonly editionId: string }) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const lang = useLanguage()
  const mayPublish = useCan('edition.publish')
  const [isPublishing, setPublishing] = useState(false)
  const { published, refs, waiting } = usePublished(editionId, mayPublish)
  if (published.error && !published.data) return <ErrorNotice error={published.error} onRetry={() => void published.refetch()} />
  return (
    <Section
      title={t('publication.publish.title')}
      aside={
        mayPublish && (
          <TextLink to="/$lang/reports/audiences" params={{ lang }}>
            {t('publication.audiences')}
          </TextLink>
        )
      }
    >
      {refs.length === 0 && <EmptyState title={t('publication.publish.none')} text={t('publication.publish.noneText')} />}
      <ul className={styles.questions}>
        {refs.map(({ audienceId, audienceName, publishedAt }) => (
          <li key={audienceId} className={styles.question}>
            <TextLink to="/$lang/publications/$editionId/$audienceId" params={{ lang, editionId, audienceId }}>
              {say(audienceName)}
            </TextLink>{' '}
            <span className={styles.meta}>{t('publication.publish.on', { day: format.day(dayOfInstant(publishedAt)) })}</span>
          </li>
        ))}
      </ul>
      {mayPublish && waiting.length > 0 && (
        <Button variant="primary" onClick={() => setPublishing(true)}>
          {t('publication.publish')}
        </Button>
      )}
      {isPublishing && <PublishDialog editionId={editionId} audiences={waiting} onClose={() => setPublishing(false)} />}
    </Section>
  )
}
