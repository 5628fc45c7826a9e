/** /$lang/quality/surveys and a survey's rounds: search, filters and order. A value that makes no sense is dropped. */
import { z } from 'zod'
import { surveyAudiences, surveyLanguages } from '@solmu/domain/quality/survey.js'
import { roundStandings } from '@solmu/domain/quality/survey-round.js'

export const surveyStates = ['offered', 'draft', 'retired'] as const
export const surveySorts = ['name', 'audience', 'state', 'rounds'] as const
export type SurveySort = (typeof surveySorts)[number]

export const surveyListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  audiences: z.array(z.enum(surveyAudiences)).optional().catch(undefined),
  states: z.array(z.enum(surveyStates)).optional().catch(undefined),
  sort: z.enum(surveySorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type SurveyListSearch = z.infer<typeof surveyListSearchSchema>

export const roundSorts = ['closesOn', 'owner', 'standing', 'answers'] as const
export type RoundSort = (typeof roundSorts)[number]

/** Of one survey: which version is read, in which language, and which rounds are listed. */
export const surveySearchSchema = z.object({
  version: z.number().int().min(1).optional().catch(undefined),
  language: z.enum(surveyLanguages).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  standings: z.array(z.enum(roundStandings)).optional().catch(undefined),
  sort: z.enum(roundSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type SurveySearch = z.infer<typeof surveySearchSchema>

/** Of one round: whose results are shown. */
export const surveyRoundSearchSchema = z.object({ group: z.string().max(60).optional().catch(undefined) })
