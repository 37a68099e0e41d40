import { defineContract } from '../../contract.ts';
import DocumentBody from './DocumentBody.vue';

const law = `<div class="promulgation">
<p>2026年6月1日　示例省第一届人民代表大会常务委员会第一次会议通过</p>
</div>
<section class="chapter">
<h2 id="ch-1">第一章　总则</h2>
<p class="article" id="art-1"><span class="article-number">第一条</span>　为了方便公众获取与就业和社会保障有关的信息，规范信息公开工作，根据有关法律、行政法规，结合本省实际，制定本办法。</p>
<p class="article" id="art-2"><span class="article-number">第二条</span>　本办法所称信息，是指行政机关在履行人力资源和社会保障职责过程中制作或者获取的，以一定形式记录、保存的信息。</p>
<p class="clause">前款所称“一定形式”，包括纸质文件、电子文件以及其他能够读取的载体——无论其保存在何处。</p>
<p class="article" id="art-3"><span class="article-number">第三条</span>　公开信息应当遵循下列原则：</p>
<p class="item">（一）以公开为常态、不公开为例外；</p>
<p class="item">（二）公正、公平、合法、便民；</p>
<p class="item">（三）谁制作、谁公开，谁获取、谁负责。</p>
</section>
<section class="chapter">
<h2 id="ch-2">第二章　公开的期限</h2>
<section class="section">
<h3 id="ch-2-sec-1">第一节　主动公开</h3>
<p class="article" id="art-123-1"><span class="article-number">第一百二十三条之一</span>　属于主动公开范围的信息，应当自形成或者变更之日起20个工作日内予以公开。</p>
</section>
</section>`;

const official = `<p class="salutation">各市（州）人力资源和社会保障局，厅机关各处室、直属各单位：</p>
<p>为贯彻落实“稳就业、保就业”部署要求，帮助企业减轻负担、稳定岗位，现就2026年度失业保险稳岗返还工作通知如下。</p>
<h2 id="heading-1">一、返还对象和标准</h2>
<p>上年度未裁员，或者裁员率不高于5.5%的参保企业，可以申请返还。返还标准按下表执行。</p>
<table><caption>表1　返还比例</caption><thead><tr><th scope="col">企业规模</th><th scope="col">参保人数</th><th scope="col">返还比例</th><th scope="col">计算基数</th><th scope="col">备注</th></tr></thead><tbody><tr><td>大型企业</td><td>300人以上</td><td>30%</td><td>上年度实际缴纳的失业保险费</td><td>一次性返还</td></tr><tr><td>中小微企业</td><td>300人以下</td><td>60%</td><td>上年度实际缴纳的失业保险费</td><td>免申即享</td></tr></tbody></table>
<h2 id="heading-2">二、办理流程</h2>
<p><span class="kai">（一）数据比对。</span>经办机构通过信息系统比对企业裁员率，形成拟返还名单，在门户网站公示5个工作日。</p>
<p><span class="kai">（二）资金拨付。</span>公示无异议的，自公示期满之日起10个工作日内拨付到企业账户（详见示人社规〔2026〕12号附件2）。</p>
<p class="align-right">示例省人力资源和社会保障厅</p>
<p class="align-right">2026年11月12日</p>`;

const wide = `<p>岗位共2个，详见下表。</p>
<table><caption>招聘岗位</caption><thead><tr><th scope="col">招聘单位</th><th scope="col">岗位名称</th><th scope="col">岗位代码</th><th scope="col">人数</th><th scope="col">学历学位</th><th scope="col">专业要求</th></tr></thead><tbody><tr><td>省示例事业单位</td><td>档案管理</td><td>A01</td><td>1</td><td>本科及以上，取得相应学位</td><td>档案学、信息资源管理</td></tr><tr><td>省示例事业单位</td><td>法律事务</td><td>A02</td><td>1</td><td>硕士研究生及以上</td><td>法学类</td></tr></tbody></table>`;

export const contract = defineContract(DocumentBody, {
  name: 'DocumentBody',
  summary: 'The text of a document. Article numbers become links to themselves; tables scroll inside a region the keyboard reaches, and say so on a phone. Classes it knows: see README.',
  props: {
    html: 'Sanitised HTML as the importer stores it. Never anything else.',
    form: '`law` hangs article numbers, `official` indents paragraphs by two characters, `plain` does neither.',
    citationTitle: 'Title in 《》 that article citations begin with; set for texts with articles.',
    label: 'Name of the text for screen readers.',
    roomBeside: 'Nothing stands to the right of the text, and contents stand to its left: tables of six columns and more then grow beyond its measure.',
  },
  examples: [
    { name: 'a law', props: { html: law, form: 'law', citationTitle: '《示例省人力资源和社会保障信息公开办法》', label: '正文' } },
    { name: 'an official letter', props: { html: official, form: 'official' } },
    { name: 'a wide table', props: { html: wide, form: 'official', roomBeside: true } },
  ],
});
