import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { CriteriaSetPayload, CriteriaSetVersion, DecisionPathPayload, DecisionPathVersion, DiscardRulesInput, ReleaseRulesInput, SaveCriteriaSetInput, SaveDecisionPathInput } from './rules.graphql.js'
import { RulesService } from './rules.service.js'

/** By which criteria applications are assessed, and by which path they are decided. */
@Resolver()
export class RulesResolver {
  constructor(private readonly rules: RulesService) {}

  @Requires('application.read')
  @Query(() => [DecisionPathVersion], { description: 'The versions of the decision path, the newest first; what ships with the product is the last.' })
  decisionPaths(): Promise<DecisionPathVersion[]> {
    return this.rules.paths()
  }

  @Requires('application.read')
  @Query(() => [CriteriaSetVersion], { description: 'The versions of the criteria, the newest first; what ships with the product is the last.' })
  criteriaSets(): Promise<CriteriaSetVersion[]> {
    return this.rules.criteriaSets()
  }

  @Requires('member.rule')
  @Mutation(() => DecisionPathPayload, { description: 'Writes the next version of the decision path.' })
  async saveDecisionPath(@Args('input', { description: 'What it says.' }) input: SaveDecisionPathInput): Promise<DecisionPathPayload> {
    return { paths: await this.rules.savePath(input) }
  }

  @Requires('member.rule')
  @Mutation(() => DecisionPathPayload, { description: 'Releases the draft of the decision path from a day on. Applications that are in decision keep the path with which they went there.' })
  async releaseDecisionPath(@Args('input', { description: 'Which one, and from when.' }) input: ReleaseRulesInput): Promise<DecisionPathPayload> {
    await this.rules.release('decision_path', input)
    return { paths: await this.rules.paths() }
  }

  @Requires('member.rule')
  @Mutation(() => CriteriaSetPayload, { description: 'Writes the next version of the criteria.' })
  async saveCriteriaSet(@Args('input', { description: 'What it says.' }) input: SaveCriteriaSetInput): Promise<CriteriaSetPayload> {
    return { sets: await this.rules.saveCriteria(input) }
  }

  @Requires('member.rule')
  @Mutation(() => CriteriaSetPayload, { description: 'Releases the draft of the criteria from a day on. Applications that are being assessed keep the criteria with which that began.' })
  async releaseCriteriaSet(@Args('input', { description: 'Which one, and from when.' }) input: ReleaseRulesInput): Promise<CriteriaSetPayload> {
    await this.rules.release('criteria_set', input)
    return { sets: await this.rules.criteriaSets() }
  }

  @Requires('member.rule')
  @Mutation(() => DecisionPathPayload, { description: 'Throws the draft of the decision path away.' })
  async discardDecisionPathDraft(@Args('input', { description: 'Which draft.' }) input: DiscardRulesInput): Promise<DecisionPathPayload> {
    await this.rules.discard('decision_path', input)
    return { paths: await this.rules.paths() }
  }

  @Requires('member.rule')
  @Mutation(() => CriteriaSetPayload, { description: 'Throws the draft of the criteria away.' })
  async discardCriteriaSetDraft(@Args('input', { description: 'Which draft.' }) input: DiscardRulesInput): Promise<CriteriaSetPayload> {
    await this.rules.discard('criteria_set', input)
    return { sets: await this.rules.criteriaSets() }
  }
}
