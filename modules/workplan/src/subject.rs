//! What a risk or a decision is about: an activity, a project, an initiative, or the office as a
//! whole. Who may read the risk need not see the activity: then its name is not told.

use balai_kernel::{
    Actor, Audience, Id, Result,
    store::{Conn, FromRow, Json},
    t,
    text::{Lang, Message, Words},
    web::ui::{Choice, Link},
};
use maud::{Markup, Render, html};

use crate::{
    activity::{self, Activity},
    level::{Initiative, Levels, Project, Rank, titled},
    sent::{Problems, Sent},
};

/// Which one of them; none of the three where it is the office as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Subject {
    /// An activity.
    pub activity: Option<Id<Activity>>,
    /// A project.
    pub project: Option<Id<Project>>,
    /// An initiative.
    pub initiative: Option<Id<Initiative>>,
}

/// The same with its names, as a statement gives it that joins the three.
#[derive(Debug, Clone, Default, FromRow)]
pub struct About {
    /// An activity.
    pub activity: Option<Id<Activity>>,
    /// Its title.
    pub activity_title: Option<String>,
    /// Whether people gather for it.
    pub activity_is_event: Option<bool>,
    /// Who can see it.
    pub activity_audience: Option<String>,
    /// A project.
    pub project: Option<Id<Project>>,
    /// Its code.
    pub project_code: Option<String>,
    /// Its name.
    pub project_name: Option<Json<Words>>,
    /// An initiative.
    pub initiative: Option<Id<Initiative>>,
    /// Its code.
    pub initiative_code: Option<String>,
    /// Its name.
    pub initiative_name: Option<Json<Words>>,
}

impl About {
    /// Which one.
    pub const fn subject(&self) -> Subject {
        Subject {
            activity: self.activity,
            project: self.project,
            initiative: self.initiative,
        }
    }

    /// Whether a reader may know which activity it is.
    fn is_shown(&self, actor: &Actor) -> bool {
        let audience = self.activity_audience.as_deref();
        audience.is_none_or(|audience| actor.sees(&Audience::parse(audience)))
    }

    /// As it stands in a form.
    pub fn typed(&self) -> String {
        match (self.activity, &self.project_code, &self.initiative_code) {
            (Some(id), ..) => format!("activity:{id}"),
            (_, Some(code), _) => format!("project:{code}"),
            (.., Some(code)) => format!("initiative:{code}"),
            _ => String::new(),
        }
    }

    /// What it is about, in words.
    pub fn words(&self, actor: &Actor) -> String {
        let lang = actor.lang;
        match self {
            Self {
                activity_title: Some(title),
                ..
            } if self.is_shown(actor) => title.clone(),
            Self {
                activity: Some(_), ..
            } => t!(lang, "subject-an-activity"),
            Self {
                project_name: Some(name),
                ..
            } => name.0.get(lang).to_owned(),
            Self {
                initiative_name: Some(name),
                initiative_code: Some(code),
                ..
            } => titled(code, name.0.get(lang)),
            _ => t!(lang, "subject-whole"),
        }
    }

    /// The same, leading to its page.
    pub fn link(&self, actor: &Actor) -> Markup {
        let words = self.words(actor);
        let href = match self {
            Self {
                activity: Some(id),
                activity_is_event,
                ..
            } => self.is_shown(actor).then(|| match activity_is_event {
                Some(true) => format!("/app/events/{id}"),
                _ => format!("/app/plan/activities/{id}"),
            }),
            Self {
                project_code: Some(code),
                ..
            } => Some(format!("/app/plan/projects/{code}")),
            Self {
                initiative_code: Some(code),
                ..
            } => Some(format!("/app/plan/initiatives/{code}")),
            _ => None,
        };
        match href {
            Some(href) => Link::new(words, href).render(),
            None => html! { (words) },
        }
    }
}

/// What a form can choose from: the levels, and the activities that are not over.
#[derive(Debug, Clone, Default)]
pub struct Offer {
    /// Initiatives and projects.
    pub levels: Levels,
    /// Activities with their titles.
    pub activities: Vec<(Id<Activity>, String)>,
}

impl Offer {
    /// What the actor can choose from.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(conn: &impl Conn, actor: &Actor) -> Result<Self> {
        Ok(Self {
            levels: crate::level::levels(conn, actor).await?,
            activities: activity::open(conn, actor).await?,
        })
    }

    /// The choices of a form; what stands there now stays among them.
    pub fn choices(&self, lang: Lang, now: &str, now_words: &str) -> Vec<Choice> {
        let mut all = vec![Choice::new("", t!(lang, "subject-whole"))];
        for row in self.levels.of(Rank::Initiative) {
            all.push(Choice::new(format!("initiative:{}", row.code), row.title(lang)));
            let projects = self.levels.projects_of(row);
            all.extend(projects.map(|one| {
                Choice::new(
                    format!("project:{}", one.code),
                    format!("{}: {}", row.code, one.name(lang)),
                )
            }));
        }
        let activities = self.activities.iter();
        all.extend(activities.map(|(id, title)| Choice::new(format!("activity:{id}"), title)));
        let mut all: Vec<Choice> = all.into_iter().collect();
        if !now.is_empty() && !self.holds(now) {
            all.push(Choice::new(now, now_words));
        }
        all
    }

    fn holds(&self, typed: &str) -> bool {
        self.read(typed).is_some()
    }

    fn read(&self, typed: &str) -> Option<Subject> {
        let (kind, rest) = typed.split_once(':')?;
        let mut subject = Subject::default();
        match kind {
            "initiative" => {
                subject.initiative = Some(self.levels.by_code(Rank::Initiative, rest)?.id());
            }
            "project" => subject.project = Some(self.levels.by_code(Rank::Project, rest)?.id()),
            "activity" => {
                let id = rest.parse().ok()?;
                subject.activity = Some(self.activities.iter().find(|(known, _)| *known == id)?.0);
            }
            _ => return None,
        }
        Some(subject)
    }

    /// What was chosen in the field `about`; what stood there before may stay.
    pub fn chosen(&self, sent: &Sent, before: Option<&About>, wrong: &mut Problems) -> Subject {
        let Some(typed) = sent.some("about") else {
            return Subject::default();
        };
        if let Some(before) = before.filter(|before| before.typed() == typed) {
            return before.subject();
        }
        self.read(typed).unwrap_or_else(|| {
            wrong.add("about", Message::new("sent-choose"));
            Subject::default()
        })
    }
}
