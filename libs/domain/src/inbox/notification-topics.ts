/**
 * What people are told about, topic by topic: to which group it belongs (people
 * choose group by group how they are told), what it says, and where it leads
 * when it is about no single record. The sentence is all that a collected mail
 * says besides the place: no names of people, no figures, no texts.
 * Source: issue "Onboarding and agreements", item 8.
 */
import type { LocalizedText } from '@solmu/shared/text.js'

/** The groups, in the order in which people choose for each. */
export const topicGroups = ['returns', 'quality', 'reports', 'members', 'governance', 'access', 'colleagues'] as const

export type TopicGroup = (typeof topicGroups)[number]

/** How somebody is told: by a mail at once, in one collected every morning or every Monday, or in Solmu alone. */
export const frequencies = ['at_once', 'daily', 'weekly', 'in_app'] as const

export type Frequency = (typeof frequencies)[number]

/** Until somebody chooses, they are told at once: nobody misses a deadline because of a setting that they never saw. */
export const defaultFrequency: Frequency = 'at_once'

/** What was read so long ago is erased. */
export const daysKept = 180

interface TopicRules {
  readonly group: TopicGroup
  readonly says: LocalizedText
  readonly path: `/${string}`
}

export const topics = {
  return_reminder: { group: 'returns', path: '/results/returns', says: { fi: 'Tulosilmoitus odottaa lähettämistä', sv: 'En resultatrapport väntar på att skickas', en: 'A return waits to be sent' } },
  return_extended: { group: 'returns', path: '/results/returns', says: { fi: 'Tulosilmoitus sai lisäaikaa', sv: 'En resultatrapport fick förlängd tid', en: 'A return was given more time' } },
  return_questioned: { group: 'returns', path: '/results/returns', says: { fi: 'Tulosilmoitus palautettiin', sv: 'En resultatrapport skickades tillbaka', en: 'A return was given back' } },
  return_late: { group: 'returns', path: '/results', says: { fi: 'Tulosten keruussa on myöhässä olevia ilmoituksia', sv: 'Rapporter är försenade i resultatinsamlingen', en: 'Returns of a collection round are late' } },
  region_given_back: { group: 'returns', path: '/results', says: { fi: 'Alue palautettiin keskukselle', sv: 'En region skickades tillbaka till centret', en: 'A region was given back to its centre' } },
  assessment_reminder: { group: 'quality', path: '/quality/assessments', says: { fi: 'Itsearviointi odottaa jättämistä', sv: 'En självvärdering väntar på att lämnas in', en: 'A self-assessment waits to be handed in' } },
  review_assigned: { group: 'quality', path: '/quality/reviews', says: { fi: 'Sinut valittiin arvioijaksi', sv: 'Du utsågs till granskare', en: 'You were chosen to review' } },
  commitment_requested: { group: 'quality', path: '/quality/commitments', says: { fi: 'Sitoumus odottaa allekirjoitusta', sv: 'Ett åtagande väntar på underskrift', en: 'A commitment waits to be signed' } },
  commitment_ended: { group: 'quality', path: '/quality/commitments', says: { fi: 'Sitoumus päättyy', sv: 'Ett åtagande upphör', en: 'A commitment ends' } },
  improvement_overdue: { group: 'quality', path: '/quality/improvements', says: { fi: 'Kehittämistoimenpide on myöhässä', sv: 'En utvecklingsåtgärd är försenad', en: 'An improvement action is overdue' } },
  publication_new: { group: 'reports', path: '/publications', says: { fi: 'Uusia tuloksia on julkaistu', sv: 'Nya resultat har publicerats', en: 'New results were published' } },
  publication_question: { group: 'reports', path: '/publications/questions', says: { fi: 'Julkaistusta luvusta on kysymys tai vastaus', sv: 'En fråga eller ett svar om en publicerad siffra', en: 'A question or an answer about a published figure' } },
  export_finished: { group: 'reports', path: '/exports', says: { fi: 'Pyytämäsi tiedosto on käsitelty', sv: 'Filen som du bad om är behandlad', en: 'The file that you asked for has been dealt with' } },
  application_in: { group: 'members', path: '/members/applications', says: { fi: 'Uusi jäsenhakemus on tullut', sv: 'En ny medlemsansökan har kommit in', en: 'A new application for membership has come in' } },
  application_answered: { group: 'members', path: '/members/applications', says: { fi: 'Jäsenhakemuksen kysymykseen on vastattu', sv: 'En fråga om en medlemsansökan har besvarats', en: 'A question about an application was answered' } },
  application_withdrawn: { group: 'members', path: '/members/applications', says: { fi: 'Jäsenhakemus on peruttu', sv: 'En medlemsansökan har återkallats', en: 'An application for membership was withdrawn' } },
  application_to_assess: { group: 'members', path: '/members/applications', says: { fi: 'Sinua pyydetään arvioimaan jäsenhakemus', sv: 'Du ombeds bedöma en medlemsansökan', en: 'You are asked to assess a membership application' } },
  application_assessor_recused: { group: 'members', path: '/members/applications', says: { fi: 'Jäsenhakemuksen arvioija on esteellinen', sv: 'En bedömare av en medlemsansökan är jävig', en: 'An assessor of a membership application has a conflict of interest' } },
  application_to_decide: { group: 'members', path: '/members/applications', says: { fi: 'Jäsenhakemus odottaa päätöstä', sv: 'En medlemsansökan väntar på beslut', en: 'A membership application waits to be decided' } },
  membership_changed: { group: 'members', path: '/members', says: { fi: 'Jäsenyyteen tuli muutos', sv: 'Ett medlemskap ändrades', en: 'A membership changed' } },
  agreement_to_accept: { group: 'members', path: '/agreements', says: { fi: 'Sopimus odottaa hyväksymistä', sv: 'Ett avtal väntar på att godkännas', en: 'An agreement waits to be accepted' } },
  agreement_declined: { group: 'members', path: '/agreements', says: { fi: 'Osapuoli ei hyväksy sopimusta', sv: 'En part godkänner inte ett avtal', en: 'A party does not accept an agreement' } },
  agreement_reminder: { group: 'members', path: '/agreements', says: { fi: 'Sopimuksessa tai valtuutuksessa on lähestyvä määräpäivä', sv: 'Ett avtal eller en fullmakt har en dag som närmar sig', en: 'An agreement or a mandate has a day that is near' } },
  decision_reminder: { group: 'members', path: '/governance/decisions', says: { fi: 'Päätöksellä tai siitä seuraavalla tehtävällä on lähestyvä määräpäivä', sv: 'Ett beslut eller en uppgift som följer av det har en dag som närmar sig', en: 'A decision, or something that follows from one, has a day that is near' } },
  proposal_opened: { group: 'governance', path: '/governance/proposals', says: { fi: 'Uudesta esityksestä keskustellaan', sv: 'Ett nytt förslag diskuteras', en: 'A new proposal is under discussion' } },
  meeting_notice: { group: 'governance', path: '/governance/meetings', says: { fi: 'Kokous on kutsuttu koolle tai peruttu', sv: 'Ett möte har sammankallats eller ställts in', en: 'A meeting was called or cancelled' } },
  ballot_open: { group: 'governance', path: '/governance/ballots', says: { fi: 'Äänestys odottaa ääntäsi', sv: 'En omröstning väntar på din röst', en: 'A ballot waits for your vote' } },
  centre_choice_opened: { group: 'governance', path: '/governance/centre-choices', says: { fi: 'Aluekeskuksen valinnassa on ehdokkaita arvioitavana', sv: 'Kandidater i valet av ett regioncenter ska bedömas', en: 'Candidates for a regional centre are to be scored' } },
  centre_choice_recused: { group: 'governance', path: '/governance/centre-choices', says: { fi: 'Aluekeskuksen valinnan arvioija on esteellinen', sv: 'En bedömare i valet av ett regioncenter är jävig', en: 'An assessor of the choice of a regional centre is recused' } },
  body_reminder: { group: 'governance', path: '/governance/bodies', says: { fi: 'Toimielimessä on tyhjiä paikkoja tai kausia päättymässä', sv: 'Ett organ har tomma platser eller perioder som går ut', en: 'A body has empty seats, or terms that end' } },
  role_reminder: { group: 'access', path: '/admin/access-review', says: { fi: 'Rooleja on vahvistettava tai päättymässä', sv: 'Roller ska bekräftas eller håller på att ta slut', en: 'Roles are to be confirmed, or about to end' } },
  deputy_changed: { group: 'access', path: '/profile', says: { fi: 'Sijaisuuteen tuli muutos', sv: 'Ett vikariat ändrades', en: 'A deputyship changed' } },
  token_expiring: { group: 'access', path: '/admin/machines', says: { fi: 'Rajapinnan avain vanhenee', sv: 'En nyckel till gränssnittet går ut', en: 'A key of the interface expires' } },
  comment_mention: { group: 'colleagues', path: '/inbox/notifications', says: { fi: 'Sinut mainittiin keskustelussa', sv: 'Du nämndes i en diskussion', en: 'You were mentioned in a discussion' } },
  comment_reply: { group: 'colleagues', path: '/inbox/notifications', says: { fi: 'Keskusteluun, johon olet osallistunut, tuli viesti', sv: 'Ett nytt inlägg i en diskussion som du deltar i', en: 'A new comment in a discussion that you take part in' } },
  work_handed_on: { group: 'colleagues', path: '/inbox', says: { fi: 'Sinulle siirrettiin tehtävä', sv: 'En uppgift lämnades över till dig', en: 'A task was handed on to you' } },
  work_given_back: { group: 'colleagues', path: '/inbox', says: { fi: 'Siirtämäsi tehtävä palautettiin sinulle', sv: 'En uppgift som du lämnat över kom tillbaka', en: 'A task that you had handed on came back' } }
} as const satisfies Readonly<Record<string, TopicRules>>

export type Topic = keyof typeof topics

export const allTopics = Object.keys(topics) as Topic[]

/** What a notification may say besides its topic and place: nothing but these, and in Solmu alone. */
export interface NotificationParams {
  /** Who said or handed on something, by name. */
  readonly person?: string
}

/** The names under which a notification may say something. */
export const notificationParams = ['person'] as const satisfies readonly (keyof NotificationParams)[]

/** What was stored, without anything that a notification may not say. */
export function knownParams(given: Readonly<Record<string, unknown>>): NotificationParams {
  return Object.fromEntries(notificationParams.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])))
}

export const isTopic = (word: string): word is Topic => Object.hasOwn(topics, word)
