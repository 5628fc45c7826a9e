/** The addresses of what was promised: commitments, certificates, service promises, and what the staff know. */
import { createRoute } from '@tanstack/react-router'
import { certificateListSearchSchema } from '../features/quality/certificate/certificate-list.search.js'
import { commitmentListSearchSchema, signSearchSchema } from '../features/quality/commitment/commitment-list.search.js'
import { competenceSearchSchema } from '../features/quality/competence/competence.search.js'
import { promiseListSearchSchema } from '../features/quality/promise/promise-list.search.js'
import { language, signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const commitments = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/commitments',
  staticData: { requires: 'commitment.read' },
  validateSearch: (search) => commitmentListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'commitment'),
  component: page(() => import('../features/quality/commitment/commitment-list.page.js'), 'CommitmentListPage')
})

const commitment = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/commitments/$id',
  staticData: { requires: 'commitment.read' },
  loader: ({ params }) => loadTexts(params.lang, 'commitment', 'audit', 'admin'),
  component: page(() => import('../features/quality/commitment/commitment.page.js'), 'CommitmentPage')
})

const sign = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/commitments/sign',
  staticData: { requires: 'commitment.sign' },
  validateSearch: (search) => signSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'commitment'),
  component: page(() => import('../features/quality/commitment/sign.page.js'), 'SignPage')
})

const certificates = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/certificates',
  staticData: { requires: 'commitment.read' },
  validateSearch: (search) => certificateListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'certificate', 'commitment'),
  component: page(() => import('../features/quality/certificate/certificate-list.page.js'), 'CertificateListPage')
})

const promises = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/promises',
  staticData: { requires: 'commitment.read' },
  validateSearch: (search) => promiseListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'promise', 'commitment', 'certificate'),
  component: page(() => import('../features/quality/promise/promise-list.page.js'), 'PromiseListPage')
})

const competence = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/competence',
  staticData: { requires: 'competence.read' },
  validateSearch: (search) => competenceSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'competence'),
  component: page(() => import('../features/quality/competence/competence.page.js'), 'CompetencePage')
})

/** Service promises for everybody: it asks for no viewer at all. */
export const openPromises = createRoute({
  getParentRoute: () => language,
  path: 'open/$consortium/promises',
  loader: ({ params }) => loadTexts(params.lang, 'promise'),
  component: page(() => import('../features/quality/promise/open-promises.page.js'), 'OpenPromisesPage')
})

export const qualityCommitmentRoutes = [commitments, sign, commitment, certificates, promises, competence] as const
