import type { Language } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { asDomainError, statusOf, toWireError } from '../../../core/errors/wire-error.js'
import { FiguresRefused, toldIssue } from './figures-refused.js'

/**
 * Answers with what work gives. When figures are refused, the body names every fault with its place beside the error that
 * every answer has; any other error goes on to the filter.
 */
export async function answerWith(reply: FastifyReply, language: Language, work: () => Promise<object>): Promise<void> {
  try {
    await reply.status(200).send(await work())
  } catch (error) {
    const refusal = asDomainError(error)
    if (!(refusal instanceof FiguresRefused)) throw error
    const wire = toWireError(refusal)
    const issues = refusal.faults.map((issue) => toldIssue(issue, language))
    await reply.status(statusOf(wire)).send({ error: wire, issues, ...refusal.beside(language) })
  }
}
