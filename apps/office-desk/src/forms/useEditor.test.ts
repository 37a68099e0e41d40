import { nextTick, shallowRef } from 'vue';
import { describe, expect, it } from 'vitest';
import { useEditor, type SaveOutcome } from './useEditor.ts';

interface Saved {
  readonly version: number;
  readonly name: string;
  readonly unitId: string;
}

/** A record on a server that keeps versions, as the real one does. */
function server(first: Saved) {
  let now = first;
  return {
    change: (changes: Partial<Saved>): void => {
      now = { ...now, ...changes, version: now.version + 1 };
    },
    current: (): Saved => now,
    save: async (values: { name: string; unitId: string }, expected: number): Promise<SaveOutcome<Saved>> => {
      if (values.name === '') return { kind: 'refused', reasons: [{ field: 'name', message: '请填写姓名。' }] };
      if (expected !== now.version) return { kind: 'conflict', current: now, by: '乙', at: '2026-11-30T08:00:00Z' };
      now = { ...values, version: now.version + 1 };
      return { kind: 'saved', record: now };
    },
  };
}

function open() {
  const far = server({ version: 1, name: '张三', unitId: 'u1' });
  const record = shallowRef<Saved | null>(far.current());
  const editor = useEditor({
    record,
    valuesOf: ({ name, unitId }: Saved) => ({ name, unitId }),
    save: (values, { version }) => far.save(values, version),
    check: () => [],
    fieldIdOf: (field) => (field === null ? null : `person-${field}`),
  });
  const type = (changes: Partial<{ name: string; unitId: string }>): void => {
    Object.assign(editor.form.values ?? {}, changes);
  };
  return { far, record, editor, type };
}

describe('an editor', () => {
  it('saves, and is clean again', async () => {
    const { far, editor, type } = open();
    expect(editor.dirty.value).toBe(false);
    type({ name: '张三丰' });
    expect(editor.dirty.value).toBe(true);
    await editor.submit();
    expect(far.current()).toEqual({ version: 2, name: '张三丰', unitId: 'u1' });
    expect([editor.dirty.value, editor.said.value]).toEqual([false, '已保存。']);
  });

  it('overwrites nobody: it shows both versions and saves what was chosen of them', async () => {
    const { far, editor, type } = open();
    type({ name: '张三丰' });
    far.change({ name: '章三', unitId: 'u2' });
    await editor.submit();
    expect(far.current()).toEqual({ version: 2, name: '章三', unitId: 'u2' });
    expect(editor.meeting.value).toMatchObject({ by: '乙', theirs: { name: '章三', unitId: 'u2' } });
    expect(editor.form.values).toEqual({ name: '张三丰', unitId: 'u1' });
    editor.settle({ name: 'yours' });
    expect(editor.form.values).toEqual({ name: '张三丰', unitId: 'u2' });
    expect(far.current().version).toBe(2);
    await editor.submit();
    expect(far.current()).toEqual({ version: 3, name: '张三丰', unitId: 'u2' });
  });

  it('meets a third version too', async () => {
    const { far, editor, type } = open();
    type({ name: '张三丰' });
    far.change({ unitId: 'u2' });
    await editor.submit();
    editor.settle({});
    far.change({ unitId: 'u3' });
    await editor.submit();
    expect(editor.meeting.value).toMatchObject({ theirs: { name: '张三', unitId: 'u3' } });
    expect(editor.form.values?.name).toBe('张三丰');
  });

  it('keeps what was typed when the record is read again, and takes it over where nothing was', async () => {
    const { far, record, editor, type } = open();
    far.change({ unitId: 'u2' });
    record.value = far.current();
    await nextTick();
    expect(editor.form.values).toEqual({ name: '张三', unitId: 'u2' });
    type({ name: '张三丰' });
    far.change({ name: '章三' });
    record.value = far.current();
    await nextTick();
    expect(editor.form.values).toEqual({ name: '张三丰', unitId: 'u2' });
  });

  it('keeps what was typed when it is refused, and leads to the field', async () => {
    const { far, editor, type } = open();
    type({ name: '', unitId: 'u2' });
    await editor.submit();
    expect(editor.problems.value).toEqual([{ fieldId: 'person-name', message: '请填写姓名。' }]);
    expect(editor.form.values).toEqual({ name: '', unitId: 'u2' });
    expect(far.current().version).toBe(1);
    editor.revert();
    expect(editor.form.values).toEqual({ name: '张三', unitId: 'u1' });
  });
});
