/** Where something was decided: the meetings on whose agenda it was, with what came of it there. */
import { useQuery } from '@apollo/client/react'
import { useCan } from '../../../app/viewer.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { OutcomeMark } from './meeting-words.js'
import { meetingsAboutQuery } from './meeting.operations.js'
import governance from '../governance.module.css'

/** @param props.subjectId a proposal, a version of the charter, a ballot or a decision */
export function MeetingsAbout({ subjectId }: { readonly subjectId: string }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const mayRead = useCan('meeting.read')
  const { data } = useQuery(meetingsAboutQuery, { variables: { subjectId }, fetchPolicy: 'cache-and-network', skip: !mayRead })
  const meetings = data?.meetingsAbout ?? []
  if (meetings.length === 0) return null
  return (
    <Section title={t('meeting.about.title')}>
      <ul className={governance.list}>
        {meetings.map(({ id, title, startsAt, state, position, outcome }) => {
          const name = t('meeting.about.item', { title: pick(title), day: format.day(dayOfInstant(startsAt)), position })
          return (
            <li key={`${id}:${position}`}>
              <TextLink to="/$lang/governance/meetings/$id" params={{ lang, id }}>
                {name}
              </TextLink>{' '}
              {outcome && state === 'published' ? <OutcomeMark outcome={outcome} /> : t(`meeting.state.${state}`)}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
