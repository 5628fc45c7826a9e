import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { AddCommentInput, ColleagueArgs, CommentPayload, DeleteCommentInput, Discussion, DiscussionArgs, EditCommentInput, OfferedColleague } from './comment.graphql.js'
import { CommentService } from './comment.service.js'
import { DiscussionReader } from './discussion-reader.js'

/** What people say about the records that they read. */
@Resolver()
export class CommentResolver {
  constructor(
    private readonly service: CommentService,
    private readonly reading: DiscussionReader
  ) {}

  @Requires('comment.write')
  @Query(() => Discussion, { description: 'What was said about a record and done to it, for whoever may read it.' })
  discussion(@Args() args: DiscussionArgs): Promise<Discussion> {
    return this.reading.of(args)
  }

  @Requires('comment.write')
  @Query(() => [OfferedColleague], { description: 'The colleagues who may read a record and can be mentioned, by name; ten at most.' })
  recordReaders(@Args() args: ColleagueArgs): Promise<OfferedColleague[]> {
    return this.reading.readers(args)
  }

  @Requires('comment.write')
  @Mutation(() => CommentPayload, { description: 'Says something about a record; those who are mentioned are told.' })
  async addComment(@Args('input', { description: 'About what, and what.' }) input: AddCommentInput): Promise<CommentPayload> {
    return { entry: await this.service.add(input) }
  }

  @Requires('comment.write')
  @Mutation(() => CommentPayload, { description: 'Mends one’s own comment, within a quarter of an hour.' })
  async editComment(@Args('input', { description: 'Which one, and what it says now.' }) input: EditCommentInput): Promise<CommentPayload> {
    return { entry: await this.service.edit(input) }
  }

  @Requires('comment.write')
  @Mutation(() => CommentPayload, { description: 'Takes one’s own comment away; that there was one stays to be seen.' })
  async deleteComment(@Args('input', { description: 'Which one.' }) input: DeleteCommentInput): Promise<CommentPayload> {
    return { entry: await this.service.remove(input.commentId) }
  }
}
