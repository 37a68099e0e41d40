export const jobs = {
  lead: '办理完成后由系统继续处理的工作，例如编入公开台账。失败的任务会自动重试；多次失败后停止，需要人工处理。',
  names: { 'ledger.fold': '编入公开台账', 'files.examine': '检查上传的附件', 'files.sweep': '清理不再使用的附件', 'files.follow': '继续未完成的上传' } as Readonly<Record<string, string>>,
  columns: { job: '任务', reason: '失败原因', attempts: '已尝试', next: '下次重试', createdAt: '提交时间', action: '操作' },
  attempts: (made: number, most: number) => `${made} / ${most} 次`,
  givenUp: '已停止',
  retry: '立即重试',
  retrying: '正在提交…',
  retried: '已重新提交，请稍后刷新查看结果。',
  refresh: '刷新',
  killed: '处理进程被中止，没有留下原因。',
  empty: { heading: '没有失败的任务', text: '后台任务全部正常。' },
} as const;
