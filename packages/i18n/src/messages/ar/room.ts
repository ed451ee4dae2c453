export const room = {
  leave: 'مغادرة البثّ',
  room: 'غرفة البثّ',
  video: 'فيديو البثّ',
  video_connecting: 'جارٍ الاتصال بالفيديو…',
  video_reconnecting: 'انقطع الفيديو وهو في طريق العودة. المزايدة تعمل.',
  video_absent: 'الفيديو لم يبدأ بعد',
  video_absent_body: 'تظهر صورة البائع هنا وحدها. المزايدة تعمل دونها.',
  video_full: 'أماكن مشاهدة الفيديو مشغولة كلّها',
  video_full_body: 'يمكنك متابعة القطع والمزايدة كالمعتاد، ونعيد المحاولة حتى تصلك الصورة.',
  shelf: 'القطع',
  shelf_left:
    '{count, plural, zero {لا قطع متبقّية} one {بقيت قطعة واحدة} two {بقيت قطعتان} few {بقيت # قطع} many {بقيت # قطعةً} other {بقيت # قطعة}}',
  shelf_empty: 'لا قطع في هذا البثّ بعد. تظهر هنا حين يضيفها البائع.',
  upcoming_body: 'ادخل في الموعد لتشاهد وتزايد. اشحن محفظتك قبله لتكون جاهزًا.',
  top_up_before: 'شحن المحفظة',
  upcoming_soon: 'حان الموعد، ويبدأ البثّ حين يجهز البائع.',
  upcoming_no_time: 'لم يُحدَّد الموعد بعد.',
  ended_title: 'انتهى البثّ',
  ended_body:
    '{sold, plural, zero {لم تُبَع أيّ قطعة من {total}.} one {بيعت قطعة واحدة من {total}.} two {بيعت قطعتان من {total}.} few {بيعت # قطع من {total}.} many {بيعت # قطعةً من {total}.} other {بيعت # قطعة من {total}.}}',
  ended_sum: 'مجموع أسعار المطرقة',
  results: 'النتائج',
  other_shows: 'بثوث أخرى',
  sellers_page: 'صفحة المتجر',
  people_watching:
    '{count, plural, zero {لا مشاهدين بعد} one {مشاهد واحد} two {مشاهدان} few {# مشاهدين} many {# مشاهدًا} other {# مشاهد}}',
} as const
