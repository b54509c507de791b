export const CertificationCard = ({ title, badge, year }) => (
  <li>
    <h3>{title}</h3>
    <p>{badge}</p>
    <p>{year}</p>
  </li>
);

export const Footer = () => (
  <footer>
    <CertificationCard title="SECURITY ACTION 二つ星" badge="取得済み" />
    <small>{`© ${new Date().getFullYear()} 株式会社サンプル精工`}</small>
  </footer>
);
