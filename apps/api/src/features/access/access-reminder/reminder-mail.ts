import type { Reminder, ReminderKind } from '@solmu/domain/access/reminders.js'
import { addDays } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import { dayIn, roleWord } from '../mail-words.js'
import type { RemindedRole } from './access-reminders.js'

type Mail = { readonly subject: string; readonly text: string }

/** The heading over the roles of each kind. */
const headings: Readonly<Record<ReminderKind, Readonly<Record<Language, string>>>> = {
  role_ends: {
    fi: 'Roolisi päättyy pian. Jos tarvitset sitä edelleen, pyydä jatkoa siltä, joka roolin antoi.',
    sv: 'Din roll upphör snart. Om du fortfarande behöver den, be den som gav den om en förlängning.',
    en: 'Your role ends soon. If you still need it, ask whoever gave it to you for a renewal.'
  },
  role_to_renew: {
    fi: 'Näiden henkilöiden rooli päättyy pian. Voit jatkaa roolia henkilön sivulla.',
    sv: 'De här personernas roll upphör snart. Du kan förlänga rollen på personens sida.',
    en: 'The role of these people ends soon. You can renew it on the person’s page.'
  },
  review: {
    fi: 'Nämä käyttöoikeudet odottavat vuosittaista tarkistusta. Vahvista tai päätä ne sivulla Käyttöoikeuksien tarkistus.',
    sv: 'De här behörigheterna väntar på den årliga granskningen. Bekräfta eller avsluta dem på sidan Granskning av behörigheter.',
    en: 'These roles wait for their yearly review. Confirm or end them on the page Access review.'
  }
}

const subjects: Readonly<Record<ReminderKind, Readonly<Record<Language, string>>>> = {
  role_ends: { fi: 'Roolisi päättyy pian', sv: 'Din roll upphör snart', en: 'Your role ends soon' },
  role_to_renew: { fi: 'Päättyviä rooleja', sv: 'Roller som upphör', en: 'Roles that end soon' },
  review: { fi: 'Käyttöoikeuksia tarkistettavana', sv: 'Behörigheter att granska', en: 'Roles to review' }
}

const kinds: readonly ReminderKind[] = ['role_ends', 'role_to_renew', 'review']

/** More than this many of a kind are counted instead of named. */
const mostNamed = 20

const more: Readonly<Record<Language, (count: number) => string>> = {
  fi: (count) => `… ja ${count} muuta`,
  sv: (count) => `… och ${count} till`,
  en: (count) => `… and ${count} more`
}

/** One message with everything that one person is reminded of on one day. */
export function reminderMail(language: Language, reminders: readonly Reminder[], roles: ReadonlyMap<string, RemindedRole>): Mail {
  const present = kinds.filter((kind) => reminders.some((reminder) => reminder.kind === kind))
  const sections = present.map((kind) => {
    const lines = reminders.filter((each) => each.kind === kind).flatMap((each) => lineOf(language, each, roles.get(each.assignmentId)))
    const rest = lines.length - mostNamed
    return [headings[kind][language], ...lines.slice(0, mostNamed), ...(rest > 0 ? [more[language](rest)] : [])].join('\n')
  })
  return { subject: present.map((kind) => subjects[kind][language]).join(', '), text: sections.join('\n\n') }
}

function lineOf(language: Language, { kind, day }: Reminder, role: RemindedRole | undefined): string[] {
  if (!role) return []
  const person = kind === 'role_ends' ? '' : `${role.personName}, `
  const lastDay = dayIn(language, kind === 'review' ? day : addDays(day, -1))
  return [`– ${person}${roleWord(role.role, language)}, ${role.unitName[language]} (${lastDay})`]
}
