import { askProof, onProofNeeded, provedFetch } from './proof.js'

const refused = () =>
  new Response(JSON.stringify({ error: { code: 'PROOF_REQUIRED', kind: 'denied', path: [], params: {}, errorId: 'e' } }), { status: 403 })

it('asks once for all that wait, and nobody when nobody can be asked', async () => {
  expect(await askProof()).toBe(false)
  let asked = 0
  const stop = onProofNeeded(async () => {
    asked += 1
    return true
  })
  expect(await Promise.all([askProof(), askProof()])).toEqual([true, true])
  expect(asked).toBe(1)
  stop()
  expect(await askProof()).toBe(false)
})

it('sends a refused request again after the proof, and throws the refusal without one', async () => {
  let isProved = false
  globalThis.fetch = async () => (isProved ? new Response('tiedosto') : refused())
  const stop = onProofNeeded(async () => {
    isProved = true
    return true
  })
  expect(await (await provedFetch('/files/x')).text()).toBe('tiedosto')
  stop()
  isProved = false
  await expect(provedFetch('/files/x')).rejects.toMatchObject({ code: 'PROOF_REQUIRED' })
})
