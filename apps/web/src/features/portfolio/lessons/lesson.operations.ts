import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const lessonsFragment = graphql(`
  fragment ProjectLessonsFields on ProjectLessons {
    mayEdit
    lessons { id language title tried came otherwise taskAreas targetGroup themes learnedOn writtenBy version practice { id name { fi sv en } } }
  }
`)

export const projectLessonsQuery = graphql(
  `
    query ProjectLessons($projectId: ID!) {
      projectLessons(projectId: $projectId) { ...ProjectLessonsFields }
    }
  `,
  [lessonsFragment]
)
export type Lesson = ResultOf<typeof projectLessonsQuery>['projectLessons']['lessons'][number]

export const saveLessonMutation = graphql(
  `
    mutation SaveProjectLesson($input: SaveProjectLessonInput!) {
      saveProjectLesson(input: $input) { lessons { ...ProjectLessonsFields } }
    }
  `,
  [lessonsFragment]
)

export const removeLessonMutation = graphql(
  `
    mutation RemoveProjectLesson($input: RemoveProjectLessonInput!) {
      removeProjectLesson(input: $input) { lessons { ...ProjectLessonsFields } }
    }
  `,
  [lessonsFragment]
)

/** The practices that a lesson can be about. */
export const lessonPracticesQuery = graphql(`
  query LessonPractices {
    practices { id name { fi sv en } retiredAt }
  }
`)
