/** What remains of a project: its outputs with their files, its lessons, and the page that finds them all. */
import { useQuery } from '@apollo/client/react'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { LessonSection } from '../lessons/lesson-section.js'
import { OutputSection } from '../output-section.js'
import { projectQuery } from '../portfolio.operations.js'
import { KnowledgePage } from './knowledge.page.js'

const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const project = { id: 'p1', taskAreas: ['3d'] }

/** The page of the project, which is read again after each change. */
function OnPage({ children }: { readonly children: React.ReactNode }) {
  useQuery(projectQuery, { variables: { id: 'p1' } })
  return children
}

async function draw(node: React.ReactElement, of: { address: string; answers: Answers }) {
  const viewer = { ...aViewer, actions: [...aViewer.actions, 'project.read' as const, 'project.edit' as const, 'improvement.manage' as const] }
  const served = serve({ ProjectPage: () => ({ project: null }), ...of.answers })
  const drawn = await renderInApp(<OnPage>{node}</OnPage>, { address: of.address, viewer, features: ['app', 'portfolio', 'practice', 'knowledge'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

const file = { __typename: 'ShownFile', id: 'f1', name: 'Loppuraportti.pdf', addedAt: '2026-10-01T08:00:00Z' }
const outputs = (mayEdit: boolean) => ({
  projectOutputs: {
    ...{ __typename: 'ProjectOutputs', version: 3, mayEdit },
    outputs: [
      { __typename: 'ProjectOutput', id: 'x1', name: 'Verstaspolku', state: 'card', noneReason: '', practiceId: 'c1', files: [file], card: { __typename: 'OutputCard', id: 'c1', name: inAll('Verstaspolku-kortti'), inUseCount: 3, unknownCount: 1, stoppedCount: 0 } },
      { __typename: 'ProjectOutput', id: 'x2', name: 'Torikahvila', state: 'none', noneReason: 'Ei yleisty.', practiceId: null, files: [], card: null }
    ]
  }
})

describe('the outputs of a project', () => {
  const cards = { OutputCards: () => ({ practices: [{ __typename: 'Practice', id: 'c2', name: inAll('Aamukahvi'), retiredAt: null, project: null }] }) }

  it('tells the card of each, how it is used, its files, or why there is none', async () => {
    const { container } = await draw(<OutputSection project={project} />, { address: '/fi/portfolio/projects/p1', answers: { ProjectOutputs: () => outputs(false) } })
    expect(await screen.findByRole('link', { name: 'Verstaspolku-kortti' })).toBeVisible()
    expect(screen.getByText('Ei yleisty.')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Loppuraportti.pdf' })).toHaveAttribute('href', '/api/projects/output-files/f1')
    expect(screen.queryByRole('button')).toBeNull()
    await noBarrier(container)
  })

  it('adds one with its reason, keeps the ids of the others, and says what is missing', async () => {
    const { user, asked } = await draw(<OutputSection project={project} />, { address: '/fi/portfolio/projects/p1', answers: { ProjectOutputs: () => outputs(true), ...cards, SaveProjectOutputs: () => ({ saveProjectOutputs: { __typename: 'SaveProjectOutputsPayload', outputs: outputs(true).projectOutputs } }) } })
    await user.click(await screen.findByRole('button', { name: 'Lisää tuotos' }))
    const dialog = within(screen.getByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(asked('SaveProjectOutputs')).toEqual([])
    await user.type(dialog.getByLabelText('Tuotos'), 'Opas')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(asked('SaveProjectOutputs')).toEqual([
      {
        input: {
          ...{ projectId: 'p1', expectedVersion: 3 },
          outputs: [{ id: 'x1', name: 'Verstaspolku', practiceId: 'c1', noneReason: '' }, { id: 'x2', name: 'Torikahvila', practiceId: null, noneReason: 'Ei yleisty.' }, { id: null, name: 'Opas', practiceId: null, noneReason: '' }]
        }
      }
    ])
  })

  it('asks for a file before it sends one, and takes one away after asking', async () => {
    const { user, asked } = await draw(<OutputSection project={project} />, { address: '/fi/portfolio/projects/p1', answers: { ProjectOutputs: () => outputs(true), RemoveProjectOutputFile: () => ({ removeProjectOutputFile: { __typename: 'SaveProjectOutputsPayload', outputs: outputs(true).projectOutputs } }) } })
    await user.click(await screen.findByRole('button', { name: /^Liitä tiedosto.*Torikahvila/u }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Liitä' }))
    expect(screen.getAllByText('Valitse tiedosto.').length).toBeGreaterThan(0)
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Peruuta' }))
    await user.click(screen.getByRole('button', { name: 'Poista tiedosto Loppuraportti.pdf' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Poista' }))
    expect(asked('RemoveProjectOutputFile')).toEqual([{ input: { fileId: 'f1' } }])
  })
})

describe('the lessons of a project', () => {
  const lesson = { __typename: 'ProjectLesson', id: 'l1', language: 'sv', title: 'Inbjudan på två språk', tried: 'Vi bjöd in.', came: 'Få kom.', otherwise: 'Båda språken.', taskAreas: ['1b'], targetGroup: 'Arbetsgivare', themes: 'tvåspråkighet', learnedOn: '2026-03-01', writtenBy: 'Aino Salmela', version: 1, practice: null }
  const lessons = (all: readonly object[]) => ({ projectLessons: { __typename: 'ProjectLessons', mayEdit: true, lessons: all } })
  const practices = { LessonPractices: () => ({ practices: [] }) }

  it('shows each in its own language', async () => {
    const { container } = await draw(<LessonSection project={project} />, { address: '/fi/portfolio/projects/p1', answers: { ProjectLessons: () => lessons([lesson]) } })
    expect(await screen.findByRole('heading', { name: 'Inbjudan på två språk' })).toHaveAttribute('lang', 'sv')
    expect(screen.getByText('Båda språken.')).toBeVisible()
    await noBarrier(container)
  })

  it('teaches what a lesson is, and names what is missing before it is sent', async () => {
    const { user, asked } = await draw(<LessonSection project={project} />, { address: '/fi/portfolio/projects/p1', answers: { ProjectLessons: () => lessons([]), ...practices, SaveProjectLesson: () => ({ saveProjectLesson: { __typename: 'ProjectLessonsPayload', lessons: lessons([lesson]).projectLessons } }) } })
    expect(await screen.findByText('Oppeja ei ole vielä kirjattu')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Kirjaa oppi' }))
    const dialog = within(screen.getByRole('dialog'))
    await user.type(dialog.getByLabelText('Otsikko'), 'Kahvila kylillä')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    for (const text of ['Kirjoita, mitä kokeiltiin.', 'Kirjoita, mitä siitä seurasi.', 'Kirjoita, mitä tekisitte toisin.']) expect(dialog.getAllByText(text).length).toBeGreaterThan(0)
    expect(asked('SaveProjectLesson')).toEqual([])
    for (const [label, text] of [['Mitä kokeiltiin', 'Kahvilaa.'], ['Mitä siitä seurasi', 'Vähän.'], ['Mitä tekisimme toisin', 'Kysyisimme.']] as const) await user.type(dialog.getByLabelText(label), text)
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(asked('SaveProjectLesson')).toMatchObject([{ input: { projectId: 'p1', lessonId: null, title: 'Kahvila kylillä', tried: 'Kahvilaa.', language: 'fi', taskAreas: ['3d'] } }])
  })
})

describe('what the network knows', () => {
  const item = { __typename: 'KnowledgeItem', id: 'l1', kind: 'lesson', language: 'sv', taskAreas: ['1b'], day: '2026-03-01', title: inAll('Inbjudan på två språk'), centre: null }
  const text = [['Vi bjöd in ', false], ['arbetsgivare', true], [' till kaffe.', false]].map(([part, isHit]) => ({ __typename: 'KnowledgeTextPart', text: part, isHit }))
  const source = { __typename: 'KnowledgeProject', id: 'p1', number: '2023/1', title: inAll('Verstaasta töihin') }
  const knowledge = (items: readonly object[]) => ({ Knowledge: () => ({ knowledge: { __typename: 'Knowledge', totalCount: items.length, years: [2026], centres: [], items } }) })

  it('asks by what the address says, and marks what was found', async () => {
    const { container, asked } = await draw(<KnowledgePage />, { address: '/fi/portfolio/knowledge?q=arbetsgivare&kinds=["lesson"]&area=1b&year=2026', answers: knowledge([{ ...item, text, project: source }]) })
    expect(await screen.findByRole('link', { name: 'Inbjudan på två språk' })).toHaveAttribute('href', '/fi/portfolio/projects/p1#lesson-l1')
    expect(screen.getByText('arbetsgivare').tagName).toBe('MARK')
    expect(asked('Knowledge')[0]).toEqual({ words: 'arbetsgivare', language: 'fi', kinds: ['lesson'], taskArea: '1b', centreId: null, year: 2026 })
    await noBarrier(container)
  })

  it('says how to find more when nothing fits, and what gathers here while there is nothing', async () => {
    await draw(<KnowledgePage />, { address: '/fi/portfolio/knowledge?q=zzz', answers: knowledge([]) })
    expect(await screen.findByText('Mikään ei vastaa hakua')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Tyhjennä haku ja rajaukset' })).toBeVisible()
  })
})
