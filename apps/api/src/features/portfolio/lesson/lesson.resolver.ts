import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { ProjectLessons, ProjectLessonsPayload, RemoveProjectLessonInput, SaveProjectLessonInput } from './lesson.graphql.js'
import { LessonService } from './lesson.service.js'

/** What projects have taught. */
@Resolver(() => ProjectLessons)
export class LessonResolver {
  constructor(private readonly service: LessonService) {}

  @Requires('project.read')
  @Query(() => ProjectLessons, { description: 'What a project has taught those who carried it out.' })
  projectLessons(@Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string): Promise<ProjectLessons> {
    return this.service.of(projectId)
  }

  @Requires('project.edit')
  @Mutation(() => ProjectLessonsPayload, { description: 'Writes what a project has taught: what was tried, what came of it, and what would be done otherwise.' })
  async saveProjectLesson(@Args('input', { description: 'The lesson.' }) input: SaveProjectLessonInput): Promise<ProjectLessonsPayload> {
    return { lessons: await this.service.save(input) }
  }

  @Requires('project.edit')
  @Mutation(() => ProjectLessonsPayload, { description: 'Takes a lesson away; a project that has ended keeps its last one.' })
  async removeProjectLesson(@Args('input', { description: 'Which one.' }) input: RemoveProjectLessonInput): Promise<ProjectLessonsPayload> {
    return { lessons: await this.service.remove(input) }
  }
}
