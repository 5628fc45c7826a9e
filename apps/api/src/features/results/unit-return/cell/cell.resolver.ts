import { Args, Mutation, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../../core/access/requires.js'
import { Unrecorded } from '../../../../core/audit/logged.js'
import { CommentCellInput, CommentCellPayload, TouchReturnInput, TouchReturnPayload } from './cell-comment.graphql.js'
import { CellTalkService } from './cell-talk.service.js'
import { PresenceService } from './presence.service.js'
import { SaveCellsService } from './save-cells.service.js'
import { ConfirmCellInput, ConfirmCellPayload, SaveCellsInput, SaveCellsPayload } from './save-cells.graphql.js'

/** Figures as they arrive: looked at one by one by the rules of the domain, not by the validation of classes. */
type Figures = Pick<SaveCellsInput, 'returnId' | 'cells'>

@Resolver()
export class CellResolver {
  constructor(
    private readonly saving: SaveCellsService,
    private readonly talk: CellTalkService,
    private readonly presence: PresenceService
  ) {}

  @Requires('return.edit')
  @Mutation(() => SaveCellsPayload, { description: 'Saves figures of a return; nothing of somebody else’s is ever overwritten.' })
  saveCells(
    @Args('input', { type: () => SaveCellsInput, description: 'The figures.' }) input: Figures
  ): Promise<SaveCellsPayload> {
    return this.saving.save(input)
  }

  @Requires('return.edit')
  @Mutation(() => ConfirmCellPayload, { description: 'Says that a questioned figure is right, and why.' })
  confirmCell(@Args('input', { description: 'The figure.' }) input: ConfirmCellInput): Promise<ConfirmCellPayload> {
    return this.talk.confirm(input)
  }

  @Requires('return.read')
  @Mutation(() => CommentCellPayload, { description: 'Says something of a figure, or of the return as a whole.' })
  async commentCell(@Args('input', { description: 'What to say.' }) input: CommentCellInput): Promise<CommentCellPayload> {
    return { comment: await this.talk.comment(input) }
  }

  @Requires('return.read')
  @Unrecorded()
  @Mutation(() => TouchReturnPayload, { description: 'Tells the others that one has the return open, and who else has.' })
  async touchReturn(@Args('input', { description: 'A sign of life.' }) input: TouchReturnInput): Promise<TouchReturnPayload> {
    return { presence: await this.presence.touch(input) }
  }
}
