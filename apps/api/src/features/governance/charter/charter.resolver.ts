import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { CharterReader } from './charter-reader.js'
import { AdoptCharterInput, CharterPayload, CharterText, CharterVersion, CharterVersionInput, RejectCharterInput, SaveCharterDraftInput } from './charter.graphql.js'
import { CharterService } from './charter.service.js'

/** The charter in its versions. */
@Resolver(() => CharterVersion)
export class CharterResolver {
  constructor(
    private readonly reader: CharterReader,
    private readonly service: CharterService
  ) {}

  @Requires('charter.read')
  @Query(() => [CharterVersion], { description: 'The versions of the charter, the newest first; drafts for those who write them.' })
  charterVersions(): Promise<CharterVersion[]> {
    return this.reader.list()
  }

  @Requires('charter.read')
  @Query(() => CharterText, { description: 'What a version of the charter says.' })
  charterText(@Args('charterVersionId', { type: () => ID, description: 'Which version.' }) charterVersionId: string): Promise<CharterText> {
    return this.reader.text(charterVersionId)
  }

  @Requires('charter.manage')
  @Mutation(() => CharterPayload, { description: 'Writes the draft of the next version of the charter; there is one at a time.' })
  async saveCharterDraft(@Args('input', { description: 'What it says.' }) input: SaveCharterDraftInput): Promise<CharterPayload> {
    return { charterVersions: await this.service.saveDraft(input) }
  }

  @Requires('charter.manage')
  @Mutation(() => CharterPayload, { description: 'Throws the draft of the next version away.' })
  async discardCharterDraft(@Args('input', { description: 'Which one.' }) input: CharterVersionInput): Promise<CharterPayload> {
    return { charterVersions: await this.service.discard(input) }
  }

  @Requires('charter.manage')
  @Mutation(() => CharterPayload, { description: 'Puts the draft before those who decide; from then on it does not change.' })
  async proposeCharter(@Args('input', { description: 'Which one.' }) input: CharterVersionInput): Promise<CharterPayload> {
    return { charterVersions: await this.service.propose(input) }
  }

  @Requires('charter.manage')
  @NeedsFreshProof()
  @Mutation(() => CharterPayload, { description: 'Records that a proposed version was adopted, by the rules that held when it was proposed.' })
  async adoptCharter(@Args('input', { description: 'Which one, by which votes, and from when.' }) input: AdoptCharterInput): Promise<CharterPayload> {
    return { charterVersions: await this.service.adopt(input) }
  }

  @Requires('charter.manage')
  @Mutation(() => CharterPayload, { description: 'Records that a proposed version was not adopted.' })
  async rejectCharter(@Args('input', { description: 'Which one, and by which votes.' }) input: RejectCharterInput): Promise<CharterPayload> {
    return { charterVersions: await this.service.reject(input) }
  }
}
