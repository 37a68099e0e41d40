import { computed, reactive, ref, shallowRef, toRaw, watch, type Ref } from 'vue';
import { messages } from '../messages/index.ts';
import type { Problem } from './FormProblems.vue';
import { changedNames, mergeVersions, type FormValues, type Side } from './merge.ts';

/** What became of an attempt to save. */
export type SaveOutcome<Saved> =
  | { readonly kind: 'saved'; readonly record: Saved }
  | { readonly kind: 'refused'; readonly reasons: readonly { readonly field: string | null; readonly message: string }[] }
  | { readonly kind: 'conflict'; readonly current: Saved; readonly by: string; readonly at: string };

/** What somebody else has saved while this form was open. */
export interface Meeting<Values extends FormValues, Saved> {
  readonly theirs: Values;
  readonly current: Saved;
  readonly by: string;
  readonly at: string;
}

export interface EditorOptions<Values extends FormValues, Saved> {
  readonly record: Readonly<Ref<Saved | null | undefined>>;
  readonly valuesOf: (record: Saved) => Values;
  readonly save: (values: Values, record: Saved) => Promise<SaveOutcome<Saved>>;
  /** Problems seen before anything is sent. */
  readonly check: (values: Values) => readonly Problem[];
  /** Id of the field a reason of the server is about; null where it is about the record as a whole. */
  readonly fieldIdOf: (field: string | null) => string | null;
}

/**
 * A form over a record that others may change too. Nothing typed is ever replaced but by a choice: not by a record that was read
 * again, not by a refusal, not by somebody else's version.
 */
export function useEditor<Values extends FormValues, Saved>({ record, valuesOf, save, check, fieldIdOf }: EditorOptions<Values, Saved>) {
  const started = shallowRef<Saved | null>(null);
  const base = shallowRef<Values | null>(null);
  const form = reactive({ values: null as Values | null }) as { values: Values | null };
  const meeting = shallowRef<Meeting<Values, Saved> | null>(null);
  const problems = ref<readonly Problem[]>([]);
  const failure = ref<unknown>(null);
  const said = ref<string | null>(null);
  const saving = ref(false);
  const dirty = computed(() => base.value !== null && form.values !== null && changedNames(base.value, form.values).length > 0);

  function begin(from: Saved): void {
    started.value = from;
    base.value = valuesOf(from);
    form.values = { ...valuesOf(from) };
    meeting.value = null;
    problems.value = [];
  }
  watch(record, (now) => {
    if (now !== null && now !== undefined && !dirty.value && meeting.value === null) begin(now);
  }, { immediate: true });
  watch(dirty, (now) => {
    if (now) said.value = null;
  });

  async function submit(): Promise<void> {
    const values = form.values === null ? null : (toRaw(form.values) as Values);
    if (values === null || started.value === null || saving.value) return;
    problems.value = check(values);
    failure.value = said.value = null;
    if (problems.value.length > 0) return;
    saving.value = true;
    try {
      const outcome = await save(values, started.value);
      if (outcome.kind === 'saved') {
        begin(outcome.record);
        said.value = messages.forms.saved;
      } else if (outcome.kind === 'refused') problems.value = outcome.reasons.map(({ field, message }) => ({ fieldId: fieldIdOf(field), message }));
      else meeting.value = { theirs: valuesOf(outcome.current), current: outcome.current, by: outcome.by, at: outcome.at };
    } catch (error) {
      failure.value = error;
    }
    saving.value = false;
  }

  /** Goes on from their version with what was chosen; it is saved only when somebody says so. */
  function settle(choices: Readonly<Partial<Record<keyof Values & string, Side>>>): void {
    if (meeting.value === null || base.value === null || form.values === null) return;
    const { theirs, current } = meeting.value;
    form.values = mergeVersions(base.value, toRaw(form.values) as Values, theirs, choices);
    base.value = theirs;
    started.value = current;
    meeting.value = null;
    said.value = messages.forms.conflict.applied;
  }

  const revert = (): void => {
    if (started.value !== null) begin(started.value);
  };
  return { form, base, meeting, problems, failure, said, saving, dirty, submit, settle, revert };
}
