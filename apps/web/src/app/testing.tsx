/** Draws a part of the web in a test as it stands in the real page: texts, colours, router, client, viewer. */
import type { ApolloClient } from '@apollo/client'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router'
import { act, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createClient } from '../graphql/client.js'
import { viewerQuery, type Viewer } from '../graphql/viewer.operations.js'
import type { Language } from '../ui/text.js'
import { I18nProvider, loadMessages } from './i18n.js'
import { messageFiles, type MessageFeature } from './messages.js'
import { Providers } from './providers.js'
import { startRouter } from './router.js'
import { ViewerProvider } from './viewer.js'
import { useWaiting } from './waiting.js'

/** With the names of its types, as the API sends them: the cache tells records apart by them. */
const ownRole = {
  __typename: 'RoleAssignment',
  id: 'a1',
  role: 'national_coordinator',
  validFrom: '2024-01-01',
  validTo: null,
  unit: { __typename: 'OrgUnitRef', id: 'u1', name: { fi: 'Pääkonttori', sv: 'Huvudkontoret', en: 'Head office' }, type: 'headquarters' }
} as const

/** A national coordinator of the demo network, as a starting point for tests. */
export const aViewer: Viewer & { readonly __typename: 'Viewer' } = {
  __typename: 'Viewer',
  id: '01990000-0000-7000-8000-000000000001',
  displayName: 'Aino Salmela',
  email: 'aino.salmela@esimerkki.fi',
  language: 'fi',
  theme: 'system',
  density: 'normal',
  version: 1,
  today: '2026-11-05',
  actions: ['network.read', 'access.read', 'audit.read', 'inbox.read', 'profile.manage'],
  consortium: { id: 'c1', name: { fi: 'T&O-konsortio', sv: 'A&D-konsortiet', en: 'W&I consortium' }, isDemo: true },
  assignments: [ownRole]
}

/** Answers of the API, by the name of the GraphQL operation or by `METHOD /path`. */
export type Answers = Readonly<Record<string, (variables: Record<string, unknown>) => unknown>>

/** An answer that is not 200. */
export class Refusal {
  readonly status: number
  readonly body: unknown
  constructor(status: number, body: unknown) {
    this.status = status
    this.body = body
  }
}

function jsonAnswer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}

interface Asked {
  readonly name: string
  readonly variables: Record<string, unknown>
}

/** Names a request by its GraphQL operation, or by method and path. */
function readRequest(input: RequestInfo | URL, init: RequestInit = {}): Asked & { readonly isGraphql: boolean } {
  const address = input instanceof Request ? input.url : String(input)
  const path = address.replace(/^https?:\/\/[^/]+/, '')
  const body = JSON.parse(String(init.body ?? '{}')) as Record<string, unknown>
  if (path !== '/graphql') return { isGraphql: false, name: `${init.method ?? 'GET'} ${path}`, variables: body }
  const variables = (body['variables'] ?? {}) as Record<string, unknown>
  return { isGraphql: true, name: String(body['operationName']), variables }
}

const unknownRequest = (name: string) => ({ error: { code: 'INTERNAL', params: {}, path: [], errorId: name } })

/**
 * Puts a server behind `fetch` for one test; everything above it is the real code.
 *
 * @param answers a GraphQL operation answers with its `data`, or throws `Refusal`
 * @returns what was asked, in order
 */
export function serve(answers: Answers): { readonly asked: Asked[] } {
  const asked: Asked[] = []
  globalThis.fetch = async (input, init) => {
    const { isGraphql, name, variables } = readRequest(input, init)
    asked.push({ name, variables })
    const answer = answers[name]
    if (!answer) return jsonAnswer(500, unknownRequest(name))
    try {
      const data = answer(variables)
      return jsonAnswer(200, isGraphql ? { data } : data)
    } catch (refusal) {
      if (refusal instanceof Refusal) return jsonAnswer(refusal.status, refusal.body)
      throw refusal
    }
  }
  return { asked }
}

export interface RenderOptions {
  readonly language?: Language
  /** Null draws a page that is open to all. */
  readonly viewer?: Viewer | null
  readonly client?: ApolloClient
  /** Where the page is: path and search. */
  readonly address?: string
  /** The texts to load beside those of the shell; all of them unless told. */
  readonly features?: readonly MessageFeature[]
}

/**
 * Draws an element inside everything that the real page gives it.
 *
 * @example await renderInApp(<UnitListPage />, { address: '/fi/network/units' })
 */
export async function renderInApp(element: ReactNode, options: RenderOptions = {}) {
  const { language = 'fi', viewer = aViewer, client = createClient(), address = `/${language}` } = options
  const features = options.features ?? (Object.keys(messageFiles) as MessageFeature[])
  await loadMessages(language, ...features)
  if (viewer) client.writeQuery({ query: viewerQuery, data: { viewer } })
  const root = createRootRoute({ component: Outlet })
  const page = createRoute({ getParentRoute: () => root, path: '$lang/$', component: () => element })
  const front = createRoute({ getParentRoute: () => root, path: '$lang', component: () => element })
  const router = createRouter({
    routeTree: root.addChildren([front, page]),
    history: createMemoryHistory({ initialEntries: [address] })
  })
  await router.load()
  const inside = <RouterProvider router={router as never} />
  const result = render(
    <Providers client={client}>
      <I18nProvider language={language}>
        {viewer ? <ViewerProvider initial={viewer}>{inside}</ViewerProvider> : inside}
      </I18nProvider>
    </Providers>
  )
  await act(async () => undefined)
  return { ...result, router, client }
}

/** Stands for the frame of the page, which counts what waits for the viewer, where an act makes it count again. */
export function Waiting() {
  useWaiting()
  return null
}

/**
 * Opens the whole web at an address, with its own router and all its pages.
 *
 * @example serve({ 'GET /auth/state': () => aVisit }); await openApp('/fi/login')
 */
export async function openApp(address: string) {
  const client = createClient()
  const router = startRouter(client, createMemoryHistory({ initialEntries: [address] }))
  const result = render(
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>
  )
  await act(() => router.load())
  return { ...result, router, client }
}
