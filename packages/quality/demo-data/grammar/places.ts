type Names = readonly [string, ...string[]];

/** Cities of the invented province, by the ten heavenly stems: nobody takes 甲市 for a place. */
export const CITIES: Names = ['甲市', '乙市', '丙市', '丁市', '戊市', '己市', '庚市', '辛市', '壬市', '癸市'];

/** Counties and districts, by the twelve earthly branches. Every city has all of them. */
export const COUNTIES: Names = ['子县', '丑县', '寅县', '卯县', '辰区', '巳区', '午县', '未县', '申区', '酉县', '戌区', '亥县'];

/** Surnames as printed before a masked given name. */
export const SURNAMES: Names = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨', '朱', '秦', '尤', '许', '何', '吕', '施', '张'];

/** Public institutions that recruit. */
export const INSTITUTIONS: Names = [
  '公共就业服务中心',
  '社会保险经办中心',
  '人事考试服务中心',
  '劳动人事争议仲裁院',
  '劳动保障监察支队',
  '技师学院',
  '高技能人才公共实训中心',
  '人才服务中心',
  '职业技能鉴定指导站',
  '政务服务大厅人社分中心',
  '信息服务中心',
  '工伤康复中心',
];

/** Posts they fill. */
export const POSTS: Names = ['综合管理', '信息系统维护', '财务会计', '法律事务', '统计分析', '档案管理', '窗口服务', '实训指导教师', '公共基础课教师', '心理咨询', '基金稽核', '仲裁员助理'];
