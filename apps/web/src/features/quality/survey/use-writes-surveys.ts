import { useCan } from '../../../app/viewer.js'

/** Whether the viewer writes surveys; who opens them in units is another matter. */
export const useWritesSurveys = (): boolean => useCan('survey.write')
