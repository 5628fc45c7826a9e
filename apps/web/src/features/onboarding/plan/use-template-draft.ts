/** What is written into the next version of a template, kept over a reload; and what it comes down to. */
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { type PlanKind, taskKinds, taskLevels } from '@solmu/domain/onboarding/plan.js'
import type { TemplateTask } from '@solmu/domain/onboarding/plan-template.js'
import { useViewer } from '../../../app/viewer.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'

const text = z.object({ fi: z.string(), sv: z.string(), en: z.string() })
const taskDraft = z.object({ key: z.number(), code: z.string(), title: text, help: text, level: z.enum(taskLevels), kind: z.enum(taskKinds), days: z.string(), isRequired: z.boolean(), dependsOn: z.array(z.string()) })
const kept = z.object({ version: z.number().nullable(), tasks: z.array(taskDraft) })

export type TaskDraft = z.infer<typeof taskDraft>

const drafted = (tasks: readonly TemplateTask[]): TaskDraft[] => tasks.map((task, key) => ({ ...task, title: { ...task.title }, help: { ...task.help }, key, days: String(task.days), dependsOn: [...task.dependsOn] }))

/** As the API takes it; what is no whole number is told by the rules of the template. */
export const readTasks = (tasks: readonly TaskDraft[]): TemplateTask[] => tasks.map(({ code, title, help, level, kind, days, isRequired, dependsOn }) => ({ code, title, help, level, kind, isRequired, dependsOn, days: /^-?\d{1,4}$/.test(days.trim()) ? Number(days) : Number.NaN }))

/** @param version of the draft on the server that was begun with; what was kept of another is let go */
export function useTemplateDraft(kind: PlanKind, of: { readonly version: number | null; readonly start: readonly TemplateTask[] }) {
  const { id } = useViewer()
  const name: DraftName = ['plan-template', id, kind]
  const before = kept.safeParse(readDraft(name))
  const [tasks, setTasks] = useState<readonly TaskDraft[]>(before.success && before.data.version === of.version ? before.data.tasks : drafted(of.start))
  useEffect(() => keepDraft(name, { version: of.version, tasks }))
  const change = (key: number, part: Partial<TaskDraft>) => setTasks((all) => all.map((task) => (task.key === key ? { ...task, ...part } : task)))
  const add = () => setTasks((all) => [...all, { ...emptyTask, key: Math.max(-1, ...all.map(({ key }) => key)) + 1 }])
  const remove = (key: number) =>
    setTasks((all) => {
      const code = all.find((task) => task.key === key)?.code
      return all.filter((task) => task.key !== key).map((task) => ({ ...task, dependsOn: task.dependsOn.filter((each) => each !== code) }))
    })
  const move = (key: number, by: -1 | 1) =>
    setTasks((all) => {
      const place = all.findIndex((task) => task.key === key)
      const [task, other] = [all[place], all[place + by]]
      return task && other ? all.map((each, at) => (at === place ? other : at === place + by ? task : each)) : all
    })
  return { tasks, change, add, remove, move, forget: () => forgetDraft(name) }
}

const blank = { fi: '', sv: '', en: '' }
const emptyTask: Omit<TaskDraft, 'key'> = { code: '', title: blank, help: blank, level: 'unit', kind: 'other', days: '30', isRequired: true, dependsOn: [] }
